import { Command, InvalidArgumentError, Option } from 'commander';
import { refusal, type Refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import { erasureBases } from '#core/ledger/facts.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import type { Scope } from '#server/platform/scope.ts';
import { asOperator, jsonOption, organisationOption, sentenceOfRefusal } from './asking.ts';
import type { Opened } from './open-application.ts';
import { complain, say, type Sentence } from './speak.ts';

interface Options {
  readonly basis: Basis;
  readonly organisation?: string;
  readonly yes?: true;
  readonly json?: true;
}

type Basis = (typeof erasureBases)[number];

const basisWords: Readonly<Record<Basis, Sentence>> = {
  PIPL47: {
    zh: '《个人信息保护法》第四十七条',
    en: 'Personal Information Protection Law, art. 47',
  },
  retentionEnded: { zh: '保存期限已满', en: 'the retention period has ended' },
  withdrawnConsent: { zh: '本人撤回同意', en: 'consent was withdrawn' },
};

const basisHelp = erasureBases
  .map((basis) => `\n  ${basis}  ${basisWords[basis].zh} · ${basisWords[basis].en}`)
  .join('');

export const eraseCommand = new Command('erase')
  .description(
    '依法删除一条记录的内容，受限记录也可以 · erase the content of one entry by law, a sealed one too',
  )
  .argument('<seq>', '序号，见完整性页面 · its number, as on the integrity page', numberOf)
  .addOption(
    new Option('--basis <basis>', '依据，见下 · the legal ground, see below')
      .choices(erasureBases)
      .makeOptionMandatory(),
  )
  .option('--yes', '确认删除，不能恢复 · confirm: this can not be undone')
  .addOption(organisationOption)
  .addOption(jsonOption)
  .addHelpText(
    'after',
    `
依据 · legal grounds:${basisHelp}

不写 --yes 只说明会删除哪一条。删除以后证明仍然有效；已定稿的报告、封存的档案、导出的文件里的内容不会变。
Without --yes it only says what would be erased. Proofs stay valid; issued reports, sealed archives and exported
files keep what they hold.`,
  )
  .action(async (seq: number, options: Options) => {
    await asOperator(options, (opened, scope) => erase(opened, scope, { ...options, seq }));
  });

function numberOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('');
}

type Erasure = Options & { readonly seq: number };

async function erase(opened: Opened, scope: Scope, erasure: Erasure): Promise<void> {
  const { seq, basis, yes, json } = erasure;
  const entry = await entryOf(opened, scope, seq);
  if (!entry) return complain(sentenceOf(refusal('not-found')));
  if (!yes) return complain(unconfirmed(entry, basis));

  const { door } = opened.application;
  const intent = freshId<IntentId>();
  const erased = await door.act('ledger.erase', { seq, basis }, { scope, intent });
  if (!erased.ok) return complain(sentenceOf(erased.refusal));
  if (json) return void process.stdout.write(`${JSON.stringify({ seq, basis })}\n`);
  say({
    zh: `已删除${entry.zh}的内容。依据：${basisWords[basis].zh}。`,
    en: `(the content of ${entry.en} is erased: ${basisWords[basis].en})`,
  });
}

async function entryOf(
  { application }: Opened,
  scope: Scope,
  seq: number,
): Promise<Sentence | undefined> {
  const page = { after: String(seq + 1), limit: 1 };
  const found = await application.door.query('ledger.entries', page, scope);
  const row = found.ok ? found.value.rows[0] : undefined;
  if (!row || (row.kind === 'entry' ? row.seq : row.to) !== seq) return undefined;
  const { zh, en } = row.kind === 'entry' ? row.meaning : sealed;
  return { zh: `第 ${seq} 条（${row.day}，${zh}）`, en: `entry ${seq} (${row.day}, ${en})` };
}

const sealed: Sentence = { zh: '受限记录', en: 'a sealed entry' };

function unconfirmed(entry: Sentence, basis: Basis): Sentence {
  return {
    zh: `将删除${entry.zh}的内容，依据：${basisWords[basis].zh}。删除后不能恢复；确认请加 --yes。什么都没有改动。`,
    en: `This would erase the content of ${entry.en}: ${basisWords[basis].en}. It can not be undone; add --yes to confirm. Nothing was changed.`,
  };
}

/** What stays is answered as if it were not there; at the server's own machine the reason may be told. */
function sentenceOf(refused: Refusal): Sentence {
  if (refused.code === 'not-found') {
    return {
      zh: '没有这个序号，或者这条记录不能删除：组织、职务、方案、开箱、导入、封存和签名公钥是台账的根基。',
      en: 'There is no such entry, or it has to stay: organisations, posts, plans, box openings, imports, seals and signing keys are what the ledger stands on.',
    };
  }
  if (refused.code === 'ledger-too-long') {
    return {
      zh: '这个组织的记录超过五十万条，还不能逐条删除。',
      en: 'This organisation has more than 500,000 entries; single ones can not be erased yet.',
    };
  }
  return sentenceOfRefusal(refused);
}
