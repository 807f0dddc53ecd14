import { Command } from 'commander';
import { writeVerifierKey } from '#core/ledger/note-key.ts';
import { writeExport } from '#server/ledger/export-file.ts';
import { exportLines, keptLines } from '#server/ledger/export-lines.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import type { Tenant } from '#server/platform/tenants.ts';
import { complainOfOpening, type Opened, openApplication, settings } from './open-application.ts';
import { complain, say } from './speak.ts';

export const exportCommand = new Command('export')
  .description(
    '导出一个组织的全部记录，可离线核验、可恢复 · back up one organisation, to verify or restore',
  )
  .argument('<file>', '例如 village.pingtai · such as village.pingtai')
  .option('--tenant <id>', '组织编号 · which organisation, where there are several')
  .action(async (file: string, options: { tenant?: string }) => {
    const config = settings();
    if (!config) return;
    const opened = await openApplication(config, {
      beside: true,
      onFailure: () => undefined,
    }).catch(complainOfOpening);
    if (!opened) return;
    try {
      const tenant = chosen(await listNamedTenants(opened.owner), options.tenant);
      if (tenant) await exportTenant(opened, tenant, file);
    } finally {
      await opened.close();
    }
  });

function chosen(tenants: readonly Tenant[], id: string | undefined): Tenant | undefined {
  const found = id === undefined ? tenants : tenants.filter(({ tenantId }) => tenantId === id);
  if (found.length === 1) return found[0];
  const list = tenants.map(({ tenantId, name }) => `${tenantId} ${name}`).join('\n');
  complain(
    {
      zh: `请用 --tenant 指明组织：\n${list}`,
      en: 'Say which organisation with --tenant.',
    },
    2,
  );
  return undefined;
}

/** The copy holds everything, also what is sealed: it is as secret as the data folder. */
export async function exportTenant(
  { application }: Pick<Opened, 'application'>,
  { tenantId, name }: Pick<Tenant, 'tenantId' | 'name'>,
  file: string,
): Promise<void> {
  const { size } = await application.keeper.takeCheckpoint(tenantId);
  const vkey = writeVerifierKey(await application.keeper.keyOf(tenantId));
  await inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => {
    async function* lines() {
      yield* exportLines(tx, { tenantId, vkey, withhold: () => false });
      yield* keptLines(tx, tenantId);
    }
    await writeExport(file, lines());
    return { keep: true, value: undefined };
  });
  say({
    zh: `${name}：已导出 ${size} 条记录到 ${file}。文件含保密内容，请妥善保管。`,
    en: `(${size} entries exported; the file holds sealed content, keep it safe)`,
  });
}
