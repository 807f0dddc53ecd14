import type { z } from 'zod';
import type { rectificationView, reviewRow } from '#contract/reviews-views.ts';
import type { RectificationState } from '#core/issues/facts.ts';
import type { pointKinds } from '#core/reviews/facts.ts';
import {
  type WorkbookCell,
  type WorkbookSheet,
  writeWorkbook,
} from '../platform/documents/workbook.ts';

type Row = z.output<typeof reviewRow>;
type Rectification = z.output<typeof rectificationView>;
export type LedgerLanguage = 'zh' | 'en';

interface Words {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly points: Readonly<Record<(typeof pointKinds)[number], string>>;
  readonly states: Readonly<Record<RectificationState, string>>;
  readonly overdue: string;
  readonly deadline: (day: string) => string;
  readonly closed: (day: string) => string;
  readonly none: string;
  readonly colon: string;
  readonly between: string;
  readonly comma: string;
  readonly selfReview: string;
  readonly withoutConfidential: string;
  readonly masked: string;
  readonly maskedNote: string;
}

const words: Readonly<Record<LedgerLanguage, Words>> = {
  zh: {
    sheet: '点评台账',
    headings: ['序号', '点评领导', '点评党员', '点评时间', '点评内容', '整改落实情况'],
    points: {
      achievement: '成绩',
      shortcoming: '不足',
      problem: '问题',
      requirement: '要求',
      encouragement: '鼓励',
    },
    states: {
      inProgress: '整改中',
      doneClaimed: '已报完成待核验',
      verified: '已核验待销号',
      closed: '已销号',
      closedBefore: '系统启用前已销号（未经核验）',
    },
    overdue: '逾期',
    deadline: (day) => `时限${day}`,
    closed: (day) => `${day}`,
    none: '无整改事项',
    colon: '：',
    between: '、',
    comma: '，',
    selfReview: '（自评）',
    withoutConfidential: '个别谈话和限制查看的点评不列入本表',
    masked: '按规定不显示',
    maskedNote: '限制查看的点评只列序号，内容按规定不显示；个别谈话不列入本表',
  },
  en: {
    sheet: 'Review ledger',
    headings: ['No.', 'Reviewer', 'Reviewed', 'Date', 'What was said', 'Rectification'],
    points: {
      achievement: 'Achievement',
      shortcoming: 'Shortcoming',
      problem: 'Problem',
      requirement: 'Requirement',
      encouragement: 'Encouragement',
    },
    states: {
      inProgress: 'In progress',
      doneClaimed: 'Reported done, to be checked',
      verified: 'Checked, to be closed',
      closed: 'Closed',
      closedBefore: 'Closed before this system (not verified)',
    },
    overdue: 'Overdue',
    deadline: (day) => `due ${day}`,
    closed: (day) => `on ${day}`,
    none: 'Nothing to rectify',
    colon: ': ',
    between: ', ',
    comma: ', ',
    selfReview: ' (self-review)',
    withoutConfidential: 'Without talks and restricted reviews',
    masked: 'not shown by rule',
    maskedNote: 'Restricted reviews have a number and are not shown by rule; without talks',
  },
};

const widths = [6, 16, 18, 12, 62, 34] as const;

export interface LedgerWorkbook {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly withoutConfidential: boolean;
  /** Rows of which only the number is shown; they stand last, so that their place tells no day. */
  readonly masked: number;
  readonly language: LedgerLanguage;
}

/** The ledger of R83: a number and its five columns, A4 landscape. */
export async function reviewLedgerWorkbook(ledger: LedgerWorkbook): Promise<Uint8Array> {
  return writeWorkbook([reviewLedgerSheet(ledger)]);
}

export function reviewLedgerSheet(ledger: LedgerWorkbook): WorkbookSheet {
  const said = words[ledger.language];
  return {
    name: said.sheet,
    title: ledger.title,
    ...noteOf(ledger, said),
    orientation: 'landscape',
    columns: said.headings.map((heading, at) => ({ heading, width: widths[at] ?? 12 })),
    rows: [...ledger.rows.map((row) => cellsOf(row, said)), ...maskedRows(ledger, said)],
  };
}

function noteOf({ withoutConfidential, masked }: LedgerWorkbook, said: Words): { note?: string } {
  if (masked > 0) return { note: said.maskedNote };
  return withoutConfidential ? { note: said.withoutConfidential } : {};
}

function maskedRows({ rows, masked }: LedgerWorkbook, said: Words) {
  return Array.from({ length: masked }, (_, at): readonly WorkbookCell[] => {
    const nothing = undefined;
    return [rows.length + at + 1, nothing, nothing, nothing, said.masked, nothing];
  });
}

function cellsOf(row: Row, said: Words): readonly WorkbookCell[] {
  return [
    row.number,
    row.reviewers.map((reviewer) => reviewer.name).join(said.between),
    `${row.subject.name}${row.selfReview ? said.selfReview : ''}`,
    { date: row.occurredOn },
    row.points.map(({ kind, text }) => `${said.points[kind]}${said.colon}${text}`).join('\n'),
    row.rectifications.map((each) => statusOf(each, said)).join('\n') || said.none,
  ];
}

function statusOf({ state, overdue, deadline, closedOn }: Rectification, said: Words): string {
  if (closedOn) return [said.states[state], said.closed(closedOn)].join(said.comma);
  const now = overdue ? [said.overdue, said.states[state]] : [said.states[state]];
  return [...now, said.deadline(deadline)].join(said.comma);
}
