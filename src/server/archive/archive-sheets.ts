import type { z } from 'zod';
import type { appraisalsOperations } from '#contract/appraisals.ts';
import type { importsOperations } from '#contract/imports.ts';
import type { issuesOperations } from '#contract/issues.ts';
import type { coverageOperations } from '#contract/reviews-coverage.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { actorName } from '#core/people/operators.ts';
import { modeWords } from '#core/reports/report-words.ts';
import { reviewModes } from '#core/reviews/facts.ts';
import type { WorkbookCell, WorkbookSheet } from '../platform/documents/workbook.ts';

type Answer<Op extends { readonly output: z.ZodType }> = z.input<Op['output']>;
type Columns = readonly (readonly [heading: string, width: number])[];

interface Laid {
  readonly name: string;
  readonly columns: Columns;
  readonly rows: Iterable<readonly WorkbookCell[]>;
}

function sheet(title: string, { name, columns, rows }: Laid): WorkbookSheet {
  return {
    name,
    title,
    columns: columns.map(([heading, width]) => ({ heading, width })),
    rows,
    orientation: 'landscape',
  };
}

function day(date: string | null): WorkbookCell {
  return date === null ? undefined : { date: date as CalendarDate };
}

const modes = modeWords['zh-CN'];

/** Without talks, which stay between the two who talked. */
export function coverageSheet(
  title: string,
  { rows }: Pick<Answer<(typeof coverageOperations)['coverage.show']>, 'rows'>,
): WorkbookSheet {
  const counted = reviewModes.filter((mode) => mode !== 'talk' && mode !== 'backToBack');
  return sheet(title, {
    name: '点评覆盖表',
    columns: [
      ['对象', 16],
      ['所属支部', 22],
      ...counted.map((mode) => [modes[mode], 16] as const),
      ['自评', 8],
    ],
    rows: rows.map((row) => [
      row.name,
      row.unitName,
      ...counted.map((mode) => row.byMode[mode]),
      row.bySelf === 0 ? undefined : row.bySelf,
    ]),
  });
}

export function orderSheet(
  title: string,
  { rows }: Answer<(typeof issuesOperations)['orders.list']>,
): WorkbookSheet {
  return sheet(title, {
    name: '责令整改通知',
    columns: [
      ['序号', 6],
      ['被责令组织', 22],
      ['问题', 40],
      ['整改要求', 40],
      ['时限', 12],
      ['发出日期', 12],
      ['签发人', 10],
    ],
    rows: rows.map((order, at) => [
      at + 1,
      order.organisation.name,
      order.problem,
      order.requirement,
      day(order.deadline),
      day(order.issuedOn),
      order.signatory.name,
    ]),
  });
}

const grades = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
} as const;

/** Sheets in numbers and, of each person, what the rule for small groups releases (§5.2). */
export function tallySheets(
  title: string,
  answer: Answer<(typeof appraisalsOperations)['appraisals.tallies']>,
): readonly WorkbookSheet[] {
  const sheets = sheet(title, {
    name: '测评票',
    columns: [
      ['支部', 24],
      ['发出', 8],
      ['收回', 8],
      ['有效', 8],
      ['评议人数', 10],
      ['空格', 8],
    ],
    rows: answer.tallies.map((tally) => [
      tally.organisationName,
      tally.issued,
      tally.collected,
      tally.valid,
      tally.graded,
      tally.blank,
    ]),
  });
  const units = new Map(answer.tallies.map((tally) => [tally.organisationId, tally]));
  const people = sheet(title, {
    name: '可公布的结果',
    columns: [
      ['姓名', 12],
      ['支部', 24],
      ['结果', 30],
    ],
    rows: answer.people.map(({ name, organisationId, result }) => [
      name,
      units.get(organisationId)?.organisationName,
      released(result),
    ]),
  });
  return [sheets, people];
}

type Released = Answer<
  (typeof appraisalsOperations)['appraisals.tallies']
>['people'][number]['result'];

function released(result: Released): string {
  switch (result.kind) {
    case 'tooFew':
      return '票数过少，不公布';
    case 'allOrNearlyAll':
      return `全部或几乎全部为${grades[result.grade]}`;
    case 'counts':
      return Object.entries(grades)
        .map(([grade, word]) => `${word}${result.counts[grade as keyof typeof grades]}`)
        .join('、');
  }
}

export function importSheet(
  title: string,
  { imports }: Pick<Answer<(typeof importsOperations)['imports.list']>, 'imports'>,
): WorkbookSheet {
  return sheet(title, {
    name: '导入清单',
    columns: [
      ['文件', 60],
      ['导入时间', 24],
      ['导入人', 16],
      ['状态', 10],
    ],
    rows: imports.map((batch) => [
      batch.files.join('、'),
      batch.committedAt,
      actorName(batch.committedBy, 'zh'),
      batch.undone ? '已撤销' : '有效',
    ]),
  });
}
