import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeVerifierKey } from '#core/ledger/note-key.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { createLedgerKeeper } from './keeper.ts';
import { outsideFile } from './outside-file.ts';

let village: Village;
let elsewhere: string;

beforeAll(async () => {
  village = await openVillage();
  elsewhere = await mkdtemp(join(tmpdir(), 'pingtai-elsewhere-'));
  await village.application.keeper.takeCheckpoint(village.tenantId);
});
afterAll(async () => {
  await village.close();
  await rm(elsewhere, { recursive: true });
});

function keeperOf(dataFolder: string) {
  const { pool, clock, onFailure } = village.application;
  return createLedgerKeeper({ pool, clock, dataFolder, onFailure });
}

test('a second data folder signs nothing in a ledger that the first one signed', async () => {
  const { tenantId, dataFolder } = village;

  await expect(keeperOf(elsewhere).takeCheckpoint(tenantId)).rejects.toThrow('log key lost');

  expect(await outsideFile(elsewhere, tenantId).notes()).toEqual([]);
  expect((await keeperOf(dataFolder).verify(tenantId, { rebuild: true })).findings).toEqual([]);
});

test('a process that runs on with its key signs nothing after another key was taken', async () => {
  const { tenantId, dataFolder } = village;
  const vkey = writeVerifierKey(await keeperOf(dataFolder).keyOf(tenantId));
  await outsideFile(elsewhere, tenantId).believeKey(vkey);
  const { note } = await keeperOf(elsewhere).takeCheckpoint(tenantId);

  await expect(keeperOf(dataFolder).takeCheckpoint(tenantId)).rejects.toThrow('log key foreign');

  expect(await keeperOf(elsewhere).takeCheckpoint(tenantId)).toMatchObject({ note });
});
