import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from '#contract/refusals.ts';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import type { Result } from '#core/kernel/result.ts';
import type { Application } from '../application.ts';
import { freshId } from '../platform/fresh-id.ts';
import { operatorScope, type Scope } from '../platform/scope.ts';
import { createTenant } from '../platform/tenants.ts';

/** The village's office files, in the order in which its clerk would bring them in. */
const steps: readonly (readonly string[])[] = [
  ['活动信息.csv', '党员花名册.xlsx'],
  ['点评记录(手工台账).xlsx'],
  ['意见箱登记.csv'],
  ['群众意见征集表.xlsx'],
  ['整改台账.xlsx'],
  ['民主评议测评票(录入).xlsx'],
];

/** Builds the demo village from its office files, through the same door that everyone uses. */
export async function createDemo(
  application: Application,
  folder: string,
  onStep: (done: number, of: number) => void = () => undefined,
): Promise<TenantId> {
  const tenantId = freshId<TenantId>();
  const logOrigin = `log.pingtai.local/${tenantId.slice(-12)}`;
  await createTenant(application.pool, { tenantId, name: '禾塘村党总支', logOrigin });
  const scope = operatorScope(tenantId, 'demo');
  for (const [index, files] of steps.entries()) {
    await importFiles(application, { scope, folder, files });
    onStep(index + 1, steps.length);
  }
  return tenantId;
}

interface Files {
  readonly scope: Scope;
  readonly folder: string;
  readonly files: readonly string[];
}

async function importFiles(
  application: Application,
  { scope, folder, files }: Files,
): Promise<void> {
  const { door } = application;
  const read = files.map(async (fileName) => ({
    fileName,
    bytes: (await readFile(join(folder, fileName))).toString('base64'),
  }));
  const caller = () => ({ scope, intent: freshId<IntentId>() });
  const uploaded = done(
    await door.act('imports.upload', { files: await Promise.all(read) }, caller()),
  );
  done(await door.act('imports.commit', { draftId: uploaded.draftId }, caller()));
}

function done<Value>(outcome: Result<Value, Refusal>): Value {
  if (!outcome.ok) throw new Error(`demo refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
