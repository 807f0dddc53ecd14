import { Command } from 'commander';
import type { TenantId } from '#core/kernel/ids.ts';
import { writeVerifierKey } from '#core/ledger/note-key.ts';
import { strangeLedgers } from '#server/ledger/log-key-check.ts';
import type { LogKeyError } from '#server/ledger/log-key-failure.ts';
import { setLogKeyAside } from '#server/ledger/log-key.ts';
import { type FormerlySigned, lookThrough, signAnew } from '#server/ledger/new-log-key.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import { sentenceOf } from './finding-words.ts';
import { complainOfOpening, type Opened, openApplication, settings } from './open-application.ts';
import { complain, say } from './speak.ts';

export const newLogKeyCommand = new Command('new-log-key')
  .description(
    '原来的签名密钥找不回来时，换一把新的，并记入台账 · sign with a new key when the former one is lost for good, and say so in the ledger',
  )
  .option('--yes', '确认更换 · confirm')
  .addHelpText(
    'after',
    `
不写 --yes 只说明会更换什么。先找备份里的 secrets/log-key，拷回来就不用更换。
Without --yes it only says what would change. Look for secrets/log-key in the backup first: copied back, it needs no new one.`,
  )
  .action(async ({ yes }: { yes?: true }) => {
    const config = settings();
    if (!config) return;
    let strange: LogKeyError | undefined;
    const opened = await openApplication(config, {
      beside: true,
      onFailure: () => undefined,
      opensDespite: (strangeKey) => {
        strange = strangeKey;
        return true;
      },
    }).catch(complainOfOpening);
    if (!opened) return;
    try {
      if (strange) await renew(opened, { strange, isConfirmed: yes === true });
      else complainOfNoNeed();
    } finally {
      await opened.close();
    }
  });

interface Renewal {
  readonly strange: LogKeyError;
  readonly isConfirmed: boolean;
}

/** All ledgers are looked through before the first is signed anew. */
async function renew(opened: Opened, { strange, isConfirmed }: Renewal): Promise<void> {
  const { application, config, owner } = opened;
  const { dataFolder } = config;
  const names = new Map((await listNamedTenants(owner)).map((each) => [each.tenantId, each.name]));
  const parts = { pool: application.pool, keeper: application.keeper, dataFolder };
  const ledgers: FormerlySigned[] = [];
  for (const tenantId of await strangeLedgers(owner, dataFolder)) {
    ledgers.push(await lookThrough(parts, tenantId));
  }
  const damaged = ledgers.filter(({ verification }) => verification.findingCount > 0);
  if (damaged.length > 0) return complainOfDamage(damaged, names);
  if (!isConfirmed) return complainOfUnconfirmed(ledgers, names);

  if (strange.failure === 'unreadable') await setLogKeyAside(dataFolder);
  for (const ledger of ledgers) {
    const { size } = await signAnew(parts, ledger);
    const key = await application.keeper.keyOf(ledger.tenantId);
    say({
      zh: `${names.get(ledger.tenantId)}：从 ${size} 条的存证起，由新密钥 ${key.id} 签名。请把新公钥抄进会议记录：\n${writeVerifierKey(key)}\n`,
      en: `(from the checkpoint over ${size} entries on, the new key ${key.id} signs; put this public key into the minutes)`,
    });
  }
  if (ledgers.length === 0) {
    say({ zh: '损坏的密钥已移开，还没有签过名。', en: '(the damaged key was set aside)' });
  }
}

type Names = ReadonlyMap<TenantId, string>;

function complainOfNoNeed(): void {
  complain({
    zh: '数据文件夹里的密钥就是签名用的那一把，没有更换。',
    en: 'The key in the data folder is the one that signs these ledgers; nothing was changed.',
  });
}

function complainOfDamage(damaged: readonly FormerlySigned[], names: Names): void {
  for (const { tenantId, verification } of damaged) {
    complain({ zh: `${names.get(tenantId)}：`, en: `(${verification.findingCount} findings)` });
    for (const finding of verification.findings.slice(0, 20)) complain(sentenceOf(finding));
  }
  complain({
    zh: '台账和以前签名的对不上，不能换密钥掩盖过去，什么都没有改动。请先把原来的密钥找回来再核验，或者由导出的文件恢复（pingtai restore）。',
    en: 'The ledger is not the one that was signed; a new key must not cover that up, and nothing was changed. Bring back the former key and verify, or restore from an exported file (pingtai restore).',
  });
}

function complainOfUnconfirmed(ledgers: readonly FormerlySigned[], names: Names): void {
  for (const { tenantId, lastKey, signed } of ledgers) {
    complain({
      zh: `${names.get(tenantId)}：原来的密钥 ${lastKey?.id} 签到 ${signed.size} 条，根 ${signed.root}。请和会议记录里的公钥指纹、根哈希对照。`,
      en: `Former key ${lastKey?.id}, entries signed: ${signed.size}, root as in the line above. Compare all three with the minutes.`,
    });
  }
  complain({
    zh: '换密钥会记入台账，不能撤销；确认请加 --yes。什么都没有改动。',
    en: 'A new key is recorded in the ledger and can not be undone; add --yes to confirm. Nothing was changed.',
  });
}
