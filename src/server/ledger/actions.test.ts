import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnyFacts } from '../../../test/support/any-ledger.ts';
import { seededRandom } from '../../../test/support/seeded-random.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { bytesOfBase64 } from '#core/ledger/base64.ts';
import { hashOfLeafText } from '#core/ledger/leaf.ts';
import { provesInclusion } from '#core/ledger/merkle-verify.ts';
import { personScope } from '../platform/scope.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  await recordAnyFacts(village, { random: seededRandom(3), size: 150 });
});
afterAll(() => village.close());

const caller = () => ({ scope: village.operator, intent: newIntent() });

async function erase(seq: number, scope = village.operator) {
  const { door } = village.application;
  return door.act('ledger.erase', { seq, basis: 'PIPL47' }, { scope, intent: newIntent() });
}

async function entries() {
  const listed = await village.application.door.query(
    'ledger.entries',
    { limit: 200 },
    village.operator,
  );
  if (!listed.ok) throw new Error('entries were refused');
  return listed.value.rows;
}

test('a checkpoint is taken once for each size, and kept in both places', async () => {
  const { door, keeper } = village.application;

  const first = await door.act('ledger.takeCheckpoint', {}, caller());
  const second = await door.act('ledger.takeCheckpoint', {}, caller());
  const integrity = await door.query('ledger.integrity', {}, village.operator);

  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  expect(integrity).toMatchObject({ ok: true, value: { witnessed: false } });
  expect((await keeper.verify(village.tenantId, { rebuild: true })).findings).toEqual([]);
});

test('an entry is proven to be in the newest checkpoint', async () => {
  const { door } = village.application;
  const taken = await door.act('ledger.takeCheckpoint', {}, caller());

  const proof = await door.query('ledger.proof', { seq: 41 }, village.operator);

  if (!proof.ok || !taken.ok) throw new Error('no proof');
  const bytes = (text: string) => bytesOfBase64(text) ?? new Uint8Array();
  const root = bytes(taken.value.note.split('\n')[2] ?? '');
  const { leaf, size, hashes } = proof.value;
  const claim = { index: 41, size, leaf: hashOfLeafText(leaf), root, proof: hashes.map(bytes) };
  expect(provesInclusion(claim)).toBe(true);
  expect(provesInclusion({ ...claim, index: 40 })).toBe(false);
});

test('sealed entries are shown as ranges without kind', async () => {
  const rows = await entries();

  expect(rows.some((row) => row.kind === 'sealed')).toBe(true);
  expect(rows.some((row) => row.kind === 'entry' && row.type === 'opinion.registered')).toBe(false);
});

test('a verification does not tell how many rows there are, sealed ones among them', async () => {
  const verified = await village.application.door.act(
    'ledger.verify',
    { rebuild: true },
    { scope: village.operator, intent: newIntent() },
  );

  expect(verified).toMatchObject({ ok: true, value: { findingCount: 0 } });
  expect(verified).not.toHaveProperty('value.rows');
});

test('what was erased is gone from the tables, as if it had never been, and stays proven', async () => {
  const open = (await entries()).filter(
    (row) => row.kind === 'entry' && row.type !== 'key.announced',
  );
  const seqs = open.slice(20, 32).flatMap((row) => (row.kind === 'entry' ? [row.seq] : []));

  for (const seq of seqs) {
    const erased = await erase(seq);
    if (!erased.ok) expect(erased.refusal.code).toBe('not-found');
  }
  const again = await erase(seqs[0] ?? -1);
  const verified = await village.application.keeper.verify(village.tenantId, { rebuild: true });

  expect(again).toMatchObject({ ok: false });
  expect(verified.erased).toBeGreaterThan(5);
  expect(verified.findings).toEqual([]);
});

test('the head can not erase what is sealed, for it may concern himself', async () => {
  const sealed = (await entries()).find((row) => row.kind === 'sealed');
  const head = personScope(village.tenantId, 'head' as PersonId, new Set(['head']));

  const refused = await erase(sealed?.kind === 'sealed' ? sealed.from : -1, head);

  expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});

test('a ledger that does not continue the checkpoint kept outside is not signed', async () => {
  const other = await openVillage();
  const { keeper, pool, door } = other.application;
  await recordAnyFacts(other, { random: seededRandom(4), size: 40 });
  await keeper.takeCheckpoint(other.tenantId);
  const owner = await pool.connect();
  await owner.query(`select set_config('app.tenant', $1, false)`, [other.tenantId]);
  await owner.query(`update ledger_head set size = size - 8`);
  owner.release(true);

  const refused = await door.act(
    'ledger.takeCheckpoint',
    {},
    {
      scope: other.operator,
      intent: newIntent(),
    },
  );

  await other.close();
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'ledger-damaged' } });
});
