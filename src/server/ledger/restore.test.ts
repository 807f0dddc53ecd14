import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAnyFacts } from '../../../test/support/any-ledger.ts';
import { seededRandom } from '../../../test/support/seeded-random.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { auditExport } from '#core/ledger/offline-audit.ts';
import { writeVerifierKey } from '#core/ledger/note-key.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { exportValues, readExport, writeExport } from './export-file.ts';
import { exportLines, keptLines, sealedOnly } from './export-lines.ts';
import { outsideFile } from './outside-file.ts';
import { restoreTenant } from './restore.ts';

let village: Village;
let elsewhere: Village;
let folder: string;

beforeAll(async () => {
  village = await openVillage();
  elsewhere = await openVillage();
  folder = await mkdtemp(join(tmpdir(), 'pingtai-export-'));
  await recordAnyFacts(village, { random: seededRandom(11), size: 200 });
  await village.application.keeper.takeCheckpoint(village.tenantId);
});

afterAll(async () => {
  await village.close();
  await elsewhere.close();
  await rm(folder, { recursive: true });
});

async function exported(
  withhold: (leafType: string) => boolean,
  { application }: Pick<Village, 'application'> = village,
): Promise<Buffer> {
  const { tenantId } = village;
  const file = join(folder, `${Math.random()}.pingtai`);
  const vkey = writeVerifierKey(await application.keeper.keyOf(tenantId));
  await inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => {
    async function* lines() {
      yield* exportLines(tx, { tenantId, vkey, withhold });
      yield* keptLines(tx, tenantId);
    }
    await writeExport(file, lines());
    return { keep: true, value: undefined };
  });
  return readExport(file);
}

async function restore(bytes: Buffer) {
  return restoreTenant(
    {
      pool: elsewhere.application.pool,
      outsideFileOf: (tenantId) => outsideFile(elsewhere.dataFolder, tenantId),
    },
    bytes,
  );
}

test('an export checks out offline, sealed contents left out or not', async () => {
  const whole = auditExport(exportValues(await exported(() => false)));
  const copy = auditExport(exportValues(await exported(sealedOnly)));

  expect(whole.findings).toEqual([]);
  expect(whole.withheld).toBe(0);
  expect(copy.findings).toEqual([]);
  expect(copy.withheld).toBeGreaterThan(0);
  expect(copy.root).toBe(whole.root);
});

test('an export in which one character was changed does not check out and is not restored', async () => {
  const text = (await exported(() => false)).toString();
  const changed = Buffer.from(text.replace('"position\\":', '"position\\" :'));

  expect(auditExport(exportValues(changed)).findings.map(({ code }) => code)).toEqual([
    'commitment-does-not-open',
  ]);
  expect(await restore(changed)).toMatchObject({ ok: false, refusal: { code: 'export-damaged' } });
});

test('a copy without sealed contents is not restored', async () => {
  expect(await restore(await exported(sealedOnly))).toMatchObject({
    ok: false,
    refusal: { code: 'export-incomplete' },
  });
});

test('a restored organisation verifies to the last row, under its old checkpoints and a new key', async () => {
  const { tenantId } = village;
  const { keeper } = elsewhere.application;
  const basis = 'PIPL47' as const;
  let isErased = false;
  for (let seq = 0; !isErased; seq += 1) {
    const caller = { scope: village.operator, intent: newIntent() };
    isErased = (await village.application.door.act('ledger.erase', { seq, basis }, caller)).ok;
  }
  const before = await village.application.keeper.verify(tenantId, { rebuild: true });

  const restored = await restore(await exported(() => false));
  const after = await keeper.verify(tenantId, { rebuild: true });
  await keeper.takeCheckpoint(tenantId);
  const signed = await keeper.verify(tenantId, { rebuild: true });

  expect(restored).toMatchObject({ ok: true, value: { tenantId, name: '禾塘村党总支' } });
  expect(before.findings).toEqual([]);
  expect(after.findings).toEqual([]);
  expect([after.root, after.rows, after.erased]).toEqual([before.root, before.rows, 1]);
  expect(signed.findings).toEqual([]);
  expect(signed.entries).toBe(after.entries + 1);
  const again = await exported(() => false, elsewhere);
  expect(auditExport(exportValues(again)).findings).toEqual([]);
  expect(await restore(again)).toMatchObject({
    ok: false,
    refusal: { code: 'tenant-exists' },
  });
});
