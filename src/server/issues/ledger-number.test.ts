import { afterAll, beforeAll, expect, it } from 'vitest';
import { someDay, twoBranches } from '../../../test/support/branches.ts';
import { recordFacts } from '../../../test/support/record-facts.ts';
import { value } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { PersonId, RectificationId } from '#core/kernel/ids.ts';
import type { Role } from '#core/people/roles.ts';
import { personScope, type Scope } from '../platform/scope.ts';
import { rectificationSheet } from './xlsx-rectifications.ts';

const { ids, facts } = twoBranches();
let village: Village;
let chief: Scope;
let owner: Scope;

beforeAll(async () => {
  village = await openVillage();
  await recordFacts(village, facts);
  const scope = (personId: PersonId, ...roles: Role[]) =>
    personScope(village.tenantId, personId, new Set<Role>(['member', ...roles]));
  chief = scope(ids.chief, 'head', 'groupMember', 'unitHead');
  owner = scope(ids.firstMember);
});
afterAll(() => village.close());

async function assigned(problem: string, deadline: string): Promise<RectificationId> {
  const task = {
    source: 'public' as const,
    problem,
    number: '3',
    ownerId: ids.firstMember,
    deadline: someDay(deadline),
  };
  const by = { scope: chief, intent: newIntent() };
  return value(await village.application.door.act('rectifications.assign', task, by))
    .rectificationId;
}

it('keeps its number, the same for everyone and in the file, whatever becomes due before it', async () => {
  const { door } = village.application;
  const first = await assigned('路灯不亮', '2026-12-20');
  const before = value(await door.query('rectifications.list', {}, chief)).rows;
  const second = await assigned('水渠堵塞', '2026-12-10');

  const rows = value(await door.query('rectifications.list', {}, chief)).rows;
  const own = value(await door.query('rectifications.show', { rectificationId: first }, owner));
  const ledger = value(await door.query('rectifications.ledger', {}, chief));
  const cells = [...rectificationSheet(ledger, 'zh-CN').rows].map(([number, , problem]) => [
    problem,
    number,
  ]);

  const [kept] = before;
  expect(rows.map((row) => row.rectificationId)).toEqual([second, first]);
  expect(kept?.ledgerNumber).toBeGreaterThan(0);
  expect(rows[1]?.ledgerNumber).toBe(kept?.ledgerNumber);
  expect(rows[0]?.ledgerNumber).toBeGreaterThan(kept?.ledgerNumber ?? 0);
  expect(own.ledgerNumber).toBe(kept?.ledgerNumber);
  expect(own.history[0]?.seq).toBe(kept?.ledgerNumber);
  expect(cells).toEqual(rows.map((row) => [row.problem, row.ledgerNumber]));
});
