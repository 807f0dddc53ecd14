import { archiveParts, type ArchivePartKey } from '#core/archive/archive-plan.ts';
import type { ArchiveLabel } from '#core/archive/archive-index.ts';
import { createConfidentialFilter } from '#core/archive/confidential-lines.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import {
  heading,
  paragraph,
  text,
  type DocumentBlock,
  type OfficialDocument,
} from '#core/reports/document-model.ts';
import { withoutGaps } from '#core/reports/author-prose.ts';
import { writtenDate } from '#core/reports/typesetting.ts';
import { appraisalsQueries } from '../appraisals/queries.ts';
import { importsQueries } from '../imports/queries.ts';
import { issuesQueries } from '../issues/queries.ts';
import { rectificationSheet } from '../issues/xlsx-rectifications.ts';
import { announcedKey, exportLines } from '../ledger/export-lines.ts';
import { answered } from '../platform/answered.ts';
import type { Tx } from '../platform/database/connection.ts';
import { type WorkbookSheet, writeWorkbook } from '../platform/documents/workbook.ts';
import type { ZipEntry } from '../platform/documents/zip.ts';
import type { Asking } from '../platform/handling.ts';
import { operatorScope } from '../platform/scope.ts';
import { reportsQueries } from '../reports/queries.ts';
import { reviewsQueries } from '../reviews/queries.ts';
import { reviewLedgerSheet } from '../reviews/xlsx-ledger.ts';
import { coverageSheet, importSheet, orderSheet, tallySheets } from './archive-sheets.ts';

export interface ArchiveScope {
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
}

interface Making {
  readonly tx: Tx;
  readonly scope: ArchiveScope;
  readonly label: ArchiveLabel;
  readonly asking: Asking;
  /** What the whole office may see: an archive outlives whoever made it. */
  readonly office: Asking;
}

function asOffice(asking: Asking): Asking {
  return { ...asking, scope: operatorScope(asking.scope.tenantId, 'archive') };
}

/** The parts of an archive in their order, each made when it is its turn. */
export async function* archiveEntries(asked: Omit<Making, 'office'>): AsyncGenerator<ZipEntry> {
  const making = { ...asked, office: asOffice(asked.asking) };
  for (const { key, path } of archiveParts) {
    if (key === 'facts') yield { path, content: factLines(making) };
    else yield { path, content: await makers[key](making), stored: true };
  }
}

type Maker = (making: Making) => Promise<Uint8Array>;

const makers: Readonly<Record<Exclude<ArchivePartKey, 'facts'>, Maker>> = {
  plan: async ({ tx, scope, asking }) => {
    const input = { ...scope, language: 'zh-CN' } as const;
    return docx(answered(await reportsQueries['reports.plan'](tx, input, asking)).document);
  },
  minutes: async (making) => docx(await minutesDocument(making)),
  reviews: async ({ tx, scope, office, label }) => {
    const input = { ...scope, ledger: 'leader', sort: 'oldest' } as const;
    const { rows } = answered(await reviewsQueries['reviews.export'](tx, input, office));
    const title = `${label.organisation}点评台账`;
    const ledger = {
      title,
      rows: rows as never,
      withoutConfidential: true,
      masked: 0,
      language: 'zh',
    } as const;
    return writeWorkbook([reviewLedgerSheet(ledger)]);
  },
  rectifications: async ({ tx, scope, office }) => {
    const answer = answered(await issuesQueries['rectifications.ledger'](tx, scope, office));
    return book(rectificationSheet(answer, 'zh-CN'));
  },
  coverage: async ({ tx, scope, office, label }) => {
    const answer = answered(await reviewsQueries['coverage.show'](tx, scope, office));
    return book(coverageSheet(`${label.organisation}点评覆盖表`, answer));
  },
  orders: async ({ tx, scope, office, label }) => {
    const answer = answered(await issuesQueries['orders.list'](tx, scope, office));
    return book(orderSheet(`${label.organisation}责令限期整改通知`, answer));
  },
  tallies: async ({ tx, scope, asking, label }) => {
    const answer = answered(await appraisalsQueries['appraisals.tallies'](tx, scope, asking));
    return book(...tallySheets(`${label.organisation}民主测评结果`, answer));
  },
  report: async (making) => docx(await reportOf(making)),
  imports: async ({ tx, asking, label }) => {
    const answer = answered(await importsQueries['imports.list'](tx, {}, asking));
    return book(importSheet(`${label.organisation}导入清单`, answer));
  },
};

/** The report issued last until that day, else the draft without what nobody wrote. */
async function reportOf({ tx, scope, asking }: Making): Promise<OfficialDocument> {
  const { cycleId, asOf } = scope;
  const { reports } = answered(await reportsQueries['reports.list'](tx, { cycleId }, asking));
  const issued = reports.find((report) => report.asOf <= asOf);
  if (issued) {
    const { reportId } = issued;
    return answered(
      await reportsQueries['reports.show'](tx, { reportId: reportId as never }, asking),
    ).document;
  }
  const input = { ...scope, language: 'zh-CN' } as const;
  return withoutGaps(answered(await reportsQueries['reports.draft'](tx, input, asking)).document);
}

const partNames = {
  achievements: '总结成绩',
  opinions: '提出意见',
  criticism: '批评与自我批评',
  problems: '查找问题',
  measures: '整改措施',
} as const;

async function minutesDocument({ tx, scope, label, asking }: Making): Promise<OfficialDocument> {
  const { sessions } = answered(await reviewsQueries['sessions.list'](tx, scope, asking));
  const blocks: DocumentBlock[] = [];
  const until = sessions.filter((session) => session.heldOn <= scope.asOf);
  for (const { sessionId } of until.toSorted(byDay)) {
    const input = { sessionId: sessionId as never, asOf: scope.asOf };
    const shown = answered(await reviewsQueries['sessions.show'](tx, input, asking));
    const { session, minutes, guests } = shown;
    blocks.push(
      heading(1, text(session.title)),
      paragraph(
        text(`${writtenDate(session.heldOn as CalendarDate, 'zh-CN')}，${session.place}。`),
      ),
      ...Object.entries(partNames).flatMap(([part, name]) => {
        const said = minutes?.[part as keyof typeof partNames];
        return said ? [heading(2, text(name)), paragraph(text(said))] : [];
      }),
      ...guests.map(({ personName, deed }) => paragraph(text(`列席：${personName}。${deed}`))),
    );
  }
  return {
    language: 'zh-CN',
    title: [label.organisation, '会议和走访记录'],
    blocks: blocks.length > 0 ? blocks : [paragraph(text('没有记录。'))],
    attachments: [],
    signature: {
      issuer: `${label.organisation}领导小组`,
      date: scope.asOf,
      layout: 'without-seal',
    },
    pageNumbers: 'official',
  };
}

type Held = { readonly heldOn: string; readonly sessionId: string };

function byDay(left: Held, right: Held): number {
  const [a, b] = [`${left.heldOn}${left.sessionId}`, `${right.heldOn}${right.sessionId}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every entry; of what only few may read, the leaf alone. */
async function* factLines({ tx, asking }: Making): AsyncGenerator<string> {
  const { tenantId } = asking.scope;
  const vkey = (await announcedKey(tx, tenantId)) ?? '';
  const masked = createConfidentialFilter();
  for await (const line of exportLines(tx, { tenantId, vkey, withhold: () => false })) {
    yield `${JSON.stringify(masked(line))}\n`;
  }
}

async function docx(document: OfficialDocument): Promise<Uint8Array> {
  const { writeDocx } = await import('../reports/docx-document.ts');
  return writeDocx(document);
}

function book(...sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeWorkbook(sheets);
}
