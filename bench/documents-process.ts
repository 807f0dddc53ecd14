import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import { createApplication } from '#server/application.ts';
import { systemClock } from '#server/platform/clock.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { operatorScope } from '#server/platform/scope.ts';

/**
 * One job in a process of its own, so that its peak memory is its own: `import` reads, previews and
 * commits a file, `report` drafts the report and writes it as docx. Prints seconds and peak MB as JSON.
 */
interface Job {
  readonly app: pg.PoolConfig;
  readonly dataFolder: string;
  readonly tenantId: TenantId;
  readonly job: 'import' | 'report';
  readonly file?: string;
}

const job = JSON.parse(process.argv[2] ?? '{}') as Job;
const application = createApplication({
  appDatabase: job.app,
  clock: systemClock('Asia/Shanghai'),
  dataFolder: job.dataFolder,
  onFailure: (error) => process.stderr.write(`${String(error)}\n`),
});
const scope = operatorScope(job.tenantId, 'bench');
const begun = performance.now();
await (job.job === 'import' ? importFile(job.file ?? '') : writeReport());
const seconds = (performance.now() - begun) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds, megabytes })}\n`);
await application.close();

async function importFile(file: string): Promise<void> {
  const { door } = application;
  const caller = () => ({ scope, intent: freshId<IntentId>() });
  const bytes = readFileSync(file).toString('base64');
  const uploaded = await door.act(
    'imports.upload',
    { files: [{ fileName: '点评记录.xlsx', bytes }] },
    caller(),
  );
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.refusal));
  const { draftId } = uploaded.value;
  const preview = await door.query('imports.preview', { draftId }, scope);
  if (!preview.ok || !preview.value.mayCommit) throw new Error('the preview may not be committed');
  const committed = await door.act('imports.commit', { draftId }, caller());
  if (!committed.ok) throw new Error(JSON.stringify(committed.refusal));
}

async function writeReport(): Promise<void> {
  const draft = await application.door.query('reports.draft', {}, scope);
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
  const { writeDocx } = await import('#server/reports/docx-document.ts');
  await writeDocx(draft.value.document);
}
