import { afterAll, beforeAll, expect, test } from 'vitest';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { hashOfLeafText } from '#core/ledger/leaf.ts';
import { operatorScope } from './scope.ts';
import { appendLeaf, emptyFrontier, type Frontier } from '#core/ledger/merkle-tree.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

const root = { parentId: null, kind: 'root', name: '禾塘村党总支' } as const;

test('an action is recorded and its rows can be asked for', async () => {
  const { door } = village.application;
  const caller = { scope: village.operator, intent: newIntent() };

  const registered = await door.act('organisations.register', root, caller);

  expect(registered.ok).toBe(true);
  const listed = await door.query('people.list', {}, village.operator);
  expect(listed.ok && listed.value.organisations.map((each) => each.name)).toEqual([root.name]);
});

test('the same intent twice gives the first answer and one record', async () => {
  const { door } = village.application;
  const caller = { scope: village.operator, intent: newIntent() };
  const branch = { parentId: null, kind: 'unit', name: '第一党支部' } as const;

  const first = await door.act('organisations.register', branch, caller);
  const second = await door.act('organisations.register', branch, caller);
  const other = await door.act('organisations.register', { ...branch, name: '别的' }, caller);

  expect(second).toEqual(first);
  expect(other).toMatchObject({ ok: false, refusal: { code: 'intent-reused' } });
});

test('the intent of somebody else tells nothing of its answer', async () => {
  const { door } = village.application;
  const intent = newIntent();
  const branch = { parentId: null, kind: 'unit', name: '第二党支部' } as const;
  await door.act('organisations.register', branch, { scope: village.operator, intent });

  const other = operatorScope(village.tenantId, 'another');
  const told = await door.act('organisations.register', branch, { scope: other, intent });

  expect(told).toMatchObject({ ok: false, refusal: { code: 'intent-reused' } });
});

test('input that does not fit is refused with its place', async () => {
  const caller = { scope: village.operator, intent: newIntent() };

  const refused = await village.application.door.act(
    'organisations.register',
    { ...root, name: '' },
    caller,
  );

  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'bad-input', problems: [{ place: 'name' }] },
  });
});

test('the head of the ledger follows RFC 6962 over the leaves', async () => {
  const client = await village.application.pool.connect();
  await client.query(`select set_config('app.tenant', $1, false)`, [village.tenantId]);
  const { rows } = await client.query<{ leaf: string }>(
    'select leaf from ledger_leaf order by seq',
  );
  const { rows: heads } = await client.query<{ size: number; peaks: Buffer[] }>(
    'select size, peaks from ledger_head',
  );
  client.release(true);

  let frontier: Frontier = emptyFrontier;
  for (const { leaf } of rows) frontier = appendLeaf(frontier, hashOfLeafText(leaf)).frontier;
  expect(rows.length).toBeGreaterThan(0);
  expect(heads[0]?.size).toBe(frontier.size);
  expect(heads[0]?.peaks.map((peak) => peak.toString('hex'))).toEqual(
    frontier.peaks.map((peak) => Buffer.from(peak).toString('hex')),
  );
});
