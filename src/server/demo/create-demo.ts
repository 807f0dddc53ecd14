import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import type { Application } from '../application.ts';
import { addWhatFilesLack, LAST_ADDITION } from './additions.ts';
import { done } from './done.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { freshId } from '../platform/fresh-id.ts';
import { operatorScope, type Scope } from '../platform/scope.ts';
import { createTenant, type Tenant } from '../platform/tenants.ts';

/** The village's office files, in the order in which its clerk would bring them in. */
const steps: readonly (readonly string[])[] = [
  ['活动信息.csv', '党员花名册.xlsx'],
  ['点评记录(手工台账).xlsx'],
  ['意见箱登记.csv'],
  ['群众意见征集表.xlsx'],
  ['整改台账.xlsx'],
  ['民主评议测评票(录入).xlsx'],
];

type OnStep = (done: number, of: number) => void;

/** The origin of its log tells a demo village from a real one. */
const demoLog = 'log.pingtai.local/demo-';

/** Builds the demo village from its office files, through the same door that everyone uses. */
export async function createDemo(
  application: Application,
  folder: string,
  onStep?: OnStep,
): Promise<TenantId> {
  const tenantId = freshId<TenantId>();
  const logOrigin = `${demoLog}${tenantId.slice(-12)}`;
  await createTenant(application.pool, { tenantId, name: '禾塘村党总支', logOrigin });
  await finishDemo(application, { tenantId, folder, onStep });
  return tenantId;
}

/**
 * Does every step under an intent of its own that is the same each time, so that the steps of an
 * interrupted run keep their first answers.
 */
export async function finishDemo(
  application: Application,
  { tenantId, folder, onStep }: { tenantId: TenantId; folder: string; onStep?: OnStep | undefined },
): Promise<void> {
  const scope = operatorScope(tenantId, 'demo');
  for (const [index, files] of steps.entries()) {
    await importFiles(application, { scope, folder, files, index });
    onStep?.(index + 1, steps.length + 1);
  }
  await addWhatFilesLack(application, { tenantId, intentOf: (what) => intentOf(tenantId, what) });
  onStep?.(steps.length + 1, steps.length + 1);
}

/** Whether a start ended, by kill or power cut, while it made this village. */
export async function isUnfinishedDemo(
  application: Application,
  { tenantId, logOrigin }: Tenant,
): Promise<boolean> {
  if (!logOrigin.startsWith(demoLog)) return false;
  const last = intentOf(tenantId, LAST_ADDITION);
  return inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => {
    const known = await tx
      .selectFrom('intent')
      .select('intent_id')
      .where('tenant_id', '=', tenantId)
      .where('intent_id', '=', last)
      .executeTakeFirst();
    return { keep: true, value: known === undefined };
  });
}

interface Files {
  readonly scope: Scope;
  readonly folder: string;
  readonly files: readonly string[];
  readonly index: number;
}

async function importFiles(
  application: Application,
  { scope, folder, files, index }: Files,
): Promise<void> {
  const { door } = application;
  const read = files.map(async (fileName) => ({
    fileName,
    bytes: (await readFile(join(folder, fileName))).toString('base64'),
  }));
  const caller = (what: string) => ({
    scope,
    intent: intentOf(scope.tenantId, `${index} ${what}`),
  });
  const uploaded = done(
    await door.act('imports.upload', { files: await Promise.all(read) }, caller('upload')),
  );
  done(await door.act('imports.commit', { draftId: uploaded.draftId }, caller('commit')));
}

/** A UUID version 8 (RFC 9562) made from what is done. */
function intentOf(tenantId: TenantId, what: string): IntentId {
  const hex = createHash('sha256').update(`${tenantId} demo ${what}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-') as IntentId;
}
