import type { Attachment, DocumentLanguage } from './document-model.ts';
import type { LedgerRow, ReportFacts } from './report-facts.ts';
import { reviewModes } from '../reviews/facts.ts';
import { modeWords, stateWords } from './report-words.ts';

const titles = {
  'zh-CN': {
    ledger: '点评台账（脱敏）',
    coverage: '点评覆盖表',
    columns: ['序号', '点评领导', '点评对象', '点评时间', '点评内容', '整改落实情况'],
    coverageColumns: ['对象', '所属支部'],
    self: '自评',
    confidential: '按规定不公开',
  },
  en: {
    ledger: 'Review ledger (masked)',
    coverage: 'Coverage',
    columns: ['No.', 'Reviewed by', 'Subject', 'Date', 'What was said', 'Rectification'],
    coverageColumns: ['Subject', 'Branch'],
    self: 'Self',
    confidential: 'Not for publication',
  },
} as const;

/** R83's five columns and number; a confidential row keeps its number and nothing else. */
export function ledgerAttachment(facts: ReportFacts, language: DocumentLanguage): Attachment {
  const said = titles[language];
  const shares = [1, 2.4, 2.6, 2.2, 8, 3.2];
  return {
    title: said.ledger,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        columns: said.columns.map((heading, at) => ({
          heading,
          share: shares[at] ?? 1,
          align: at === 0 || at === 3 ? 'centre' : 'left',
        })),
        rows: facts.ledger.map((row, at) => ledgerCells(row, at, language)),
      },
    ],
  };
}

function ledgerCells(row: LedgerRow, at: number, language: DocumentLanguage): readonly string[] {
  const number = String(at + 1);
  const { words } = row;
  if (!words) return [number, '—', '—', '—', titles[language].confidential, '—'];
  const states = words.rectification.map(({ state, closedOn }) =>
    closedOn
      ? `${stateWords[language][state]} ${closedOn}`
      : (stateWords[language][state] ?? state),
  );
  const status = states.length > 0 ? states.join('；') : (stateWords[language]['none'] ?? '');
  return [number, words.reviewers, words.subject, words.occurredOn, words.content, status];
}

/** Every branch and member by mode (R10); talks stay between the two who talked. */
export function coverageAttachment(facts: ReportFacts, language: DocumentLanguage): Attachment {
  const said = titles[language];
  const counted = reviewModes.filter((mode) => mode !== 'talk' && mode !== 'backToBack');
  return {
    title: said.coverage,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: said.coverageColumns[0], share: 2.4, align: 'left' },
          { heading: said.coverageColumns[1], share: 3, align: 'left' },
          ...counted.map((mode) => ({
            heading: modeWords[language][mode],
            share: 2,
            align: 'centre' as const,
          })),
          { heading: said.self, share: 1.2, align: 'centre' },
        ],
        rows: facts.coverageRows.map((row) => [
          row.name,
          row.unit,
          ...counted.map((mode) => amount(row.byMode[mode])),
          amount(row.bySelf),
        ]),
      },
    ],
  };
}

function amount(n: number | undefined): string {
  return n ? String(n) : '';
}
