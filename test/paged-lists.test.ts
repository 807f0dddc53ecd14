import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type OperationName } from '#contract/contract.ts';
import type { Scope } from '#server/platform/scope.ts';
import { twoBranches } from './support/branches.ts';
import { recordFacts } from './support/record-facts.ts';
import { openVillage, type Village } from './support/village.ts';

const paged = (Object.keys(contract) as OperationName[]).filter((name) => {
  const shape = contract[name].input;
  return 'after' in shape.shape;
});

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  await recordFacts(village, twoBranches().facts);
});
afterAll(() => village.close());

type Ask = (name: string, input: object, scope: Scope) => Promise<unknown>;

test('there are several lists that come in pages', () => {
  expect(paged.length).toBeGreaterThan(5);
});

test.each(paged.flatMap((name) => ['nonsense', '', '0x1'].map((after) => [name, after] as const)))(
  '%s refuses to begin at "%s", which no page gave',
  async (name, after) => {
    const ask = village.application.door.query as unknown as Ask;

    expect(await ask(name, { after }, village.operator)).toEqual({
      ok: false,
      refusal: { code: 'bad-input', problems: [{ place: 'after', code: 'not-a-cursor' }] },
    });
    expect(await ask(name, {}, village.operator)).toMatchObject({ ok: true });
  },
);
