import { Command } from 'commander';
import { readExport } from '#server/ledger/export-file.ts';
import { outsideFile } from '#server/ledger/outside-file.ts';
import { restoreTenant, type RestoreRefusal } from '#server/ledger/restore.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import { sentenceOf } from './finding-words.ts';
import { complainOfOpening, type Opened, openApplication, settings } from './open-application.ts';
import { complain, say } from './speak.ts';

export const restoreCommand = new Command('restore')
  .description('由导出的文件恢复一个组织 · restore one organisation from an exported file')
  .argument('<file>')
  .option('--key <vkey>', '会议记录上的公钥 · the public key from the minutes')
  .action(async (file: string, options: { key?: string }) => {
    const config = settings();
    if (!config) return;
    const opened = await openApplication(config, {
      beside: true,
      onFailure: () => undefined,
    }).catch(complainOfOpening);
    if (!opened) return;
    await restore(opened, { file, ...options }).finally(() => opened.close());
  });

async function restore(
  { application, config, owner }: Opened,
  { file, key }: { readonly file: string; readonly key?: string },
): Promise<void> {
  const bytes = await readExport(file).catch(() => undefined);
  if (!bytes) return complain({ zh: `${file} 读不出来。`, en: `${file} can not be read.` }, 2);
  const restored = await restoreTenant(
    {
      pool: application.pool,
      outsideFileOf: (tenantId) => outsideFile(config.dataFolder, tenantId),
      trustedKey: key,
    },
    bytes,
  );
  if (!restored.ok) return complainOfRestoring(restored.refusal);
  const { tenantId, entries } = restored.value;
  const tenants = await listNamedTenants(owner);
  const name = tenants.find((each) => each.tenantId === tenantId)?.name ?? restored.value.name;
  const { size } = await application.keeper.takeCheckpoint(tenantId);
  say({
    zh: `${name}：已恢复 ${entries} 条记录，并签名存证（${size} 条）。`,
    en: `(${entries} entries restored, checkpoint over ${size} signed)`,
  });
}

function complainOfRestoring(refused: RestoreRefusal): void {
  if (refused.code === 'export-damaged') {
    for (const finding of refused.summary.findings.slice(0, 20)) complain(sentenceOf(finding));
    return complain({
      zh: '文件被改动过或不完整，没有恢复任何内容。',
      en: 'The file was changed or is not whole; nothing was restored.',
    });
  }
  if (refused.code === 'export-incomplete') {
    return complain({
      zh: `文件里有 ${refused.withheld} 条内容未收录（例如档案副本），不能用来恢复。`,
      en: `This copy leaves out the content of ${refused.withheld} entries, so it can not be restored.`,
    });
  }
  complain({
    zh: '这个组织已经在这里了，没有恢复任何内容。',
    en: 'This organisation is here already; nothing was restored.',
  });
}
