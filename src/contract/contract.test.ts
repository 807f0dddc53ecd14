import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from './contract.ts';

const texts = Object.entries(contract).flatMap(([name, { input }]) => {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties)
    .filter(([, schema]) => typeof schema === 'object' && schema.type === 'string')
    .map(([field]) => [name, field, input] as const);
});

it('has fields of text', () => {
  expect(texts.length).toBeGreaterThan(50);
});

it.each(texts)('%s takes nothing as %s that PostgreSQL cannot store', (_, field, input) => {
  const parsed = input.safeParse({ [field]: '\u0000' });

  expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(field);
});
