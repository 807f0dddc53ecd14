import type { CalendarDate } from '../kernel/calendar-date.ts';
import {
  heading,
  paragraph,
  text,
  type DocumentBlock,
  type DocumentLanguage,
  type OfficialDocument,
} from './document-model.ts';
import { writtenDate } from './typesetting.ts';

/** A cycle as its plan tells it (R81). */
export interface PlanFacts {
  readonly asOf: CalendarDate;
  readonly organisation: string;
  readonly name: string;
  readonly mandate: { readonly issuer: string; readonly title: string; readonly number: string };
  readonly group: readonly { readonly role: string; readonly name: string }[];
  readonly keepers: readonly string[];
  readonly criteria: readonly { readonly code: string; readonly criteria: readonly string[] }[];
  readonly plan: {
    readonly aims: string;
    readonly adoptedOn: CalendarDate;
    readonly milestones: readonly {
      readonly step: string;
      readonly owner: string;
      readonly plannedFrom: CalendarDate;
      readonly plannedUntil: CalendarDate;
    }[];
  } | null;
}

const words = {
  'zh-CN': {
    title: '方案',
    basis: '依据和目的',
    group: '组织领导',
    criteria: '点评内容',
    steps: '步骤和时间',
    none: '方案尚未确定。',
    columns: ['步骤', '责任人', '开始', '完成'],
    head: '组长',
    members: '成员',
    keepers: '意见箱管理人',
    issuer: '领导小组',
  },
  en: {
    title: 'Plan',
    basis: 'Basis and aims',
    group: 'Leading group',
    criteria: 'What is reviewed',
    steps: 'Steps and dates',
    none: 'No plan has been adopted.',
    columns: ['Step', 'Owner', 'From', 'Until'],
    head: 'Head',
    members: 'Members',
    keepers: 'Box keepers',
    issuer: 'Leading group',
  },
} as const;

export function planDocument(facts: PlanFacts, language: DocumentLanguage): OfficialDocument {
  const said = words[language];
  return {
    language,
    title: [facts.organisation, facts.name, said.title],
    blocks: [
      heading(1, text(said.basis)),
      paragraph(text(basisOf(facts, language))),
      ...(facts.plan?.aims ? [paragraph(text(facts.plan.aims))] : []),
      heading(1, text(said.group)),
      paragraph(text(groupOf(facts, language))),
      heading(1, text(said.criteria)),
      ...facts.criteria.map(({ code, criteria }) =>
        paragraph(text(`${code}：${criteria.join('、')}`)),
      ),
      heading(1, text(said.steps)),
      stepsOf(facts, language),
    ],
    attachments: [],
    signature: {
      issuer: language === 'zh-CN' ? `${facts.organisation}${said.issuer}` : said.issuer,
      date: facts.plan?.adoptedOn ?? facts.asOf,
      layout: 'without-seal',
    },
    pageNumbers: 'official',
  };
}

function basisOf({ mandate, organisation, name }: PlanFacts, language: DocumentLanguage): string {
  const title = mandate.title.replace(/^《|》$/g, '');
  if (language === 'en') {
    return `As asked for by ${mandate.issuer} in 《${title}》 (${mandate.number}), ${organisation} holds ${name}.`;
  }
  return `按照${mandate.issuer}《${title}》（${mandate.number}）要求，结合实际开展${name}。`;
}

function groupOf({ group, keepers }: PlanFacts, language: DocumentLanguage): string {
  const said = words[language];
  const [comma, colon, end] = language === 'zh-CN' ? ['、', '：', '。'] : [', ', ': ', '. '];
  const named = (who: readonly string[]) => who.join(comma);
  const head = group.filter((each) => each.role === 'head').map((each) => each.name);
  const others = group.filter((each) => each.role !== 'head').map((each) => each.name);
  const lines: (readonly [string, readonly string[]])[] = [
    [said.head, head],
    [said.members, others],
    [said.keepers, keepers],
  ];
  return lines
    .filter(([, who]) => who.length > 0)
    .map(([role, who]) => `${role}${colon}${named(who)}${end}`)
    .join('')
    .trim();
}

function stepsOf({ plan }: PlanFacts, language: DocumentLanguage): DocumentBlock {
  const said = words[language];
  if (!plan) return paragraph(text(said.none));
  const shares = [5, 3, 3, 3];
  return {
    kind: 'table',
    columns: said.columns.map((title, at) => ({
      heading: title,
      share: shares[at] ?? 1,
      align: at < 2 ? 'left' : 'centre',
    })),
    rows: plan.milestones.map(({ step, owner, plannedFrom, plannedUntil }) => [
      step,
      owner,
      writtenDate(plannedFrom, language),
      writtenDate(plannedUntil, language),
    ]),
  };
}
