import { tidyName, withoutBrackets } from './cell-text.ts';
import { problemAt, type Problem } from './problem.ts';
import {
  footerRows,
  lengthProblems,
  missingValue,
  placeOf,
  recordRows,
  rowReader,
  type Read,
  type RowReader,
  type RowSource,
} from './row-reader.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetTable } from './sheet.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type PostKind = 'head' | 'deputy' | 'committee';
export type PostDraft = {
  readonly title: string;
  readonly kind: PostKind;
  /** `root` for a post of the general branch, `unit` for one of the member's own branch. */
  readonly level: 'root' | 'unit';
};
export type MemberDraft = {
  readonly source: RowSource;
  readonly name: string;
  readonly unit: string;
  readonly posts: readonly PostDraft[];
  /** All that is kept of the birth date. */
  readonly birthYear?: number;
  readonly probationary: boolean;
  readonly mobile: boolean;
};
export type RosterDraft = { readonly kind: 'roster'; readonly members: readonly MemberDraft[] };

export function draftRoster(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: RosterDraft; problems: readonly Problem[] } {
  const reads = recordRows(table, mapping).map((row) =>
    readMember(rowReader(table.name, row, mapping.columns), context),
  );
  const members = reads.flatMap((read) => read.draft ?? []);
  const problems = [
    ...reads.flatMap((read) => read.problems),
    ...repeatedMembers(members),
    ...totalProblems(table, mapping, members.length),
  ];
  return { content: { kind: 'roster', members }, problems };
}

function readMember(reader: RowReader, context: DateContext): Read<MemberDraft> {
  const written = reader.text('name');
  if (written === undefined) {
    return {
      problems: [problemAt('row-skipped', reader.place('name'), { row: reader.source.row })],
    };
  }
  const name = tidyName(withoutBrackets(written));
  const unit = reader.text('unit');
  const problems = [...lengthProblems(reader), ...missingValue(reader, 'unit')];
  if (!/^[\p{L}\p{M}·.' -]{1,100}$/u.test(name)) {
    return {
      problems: [
        ...problems,
        problemAt('name-unlikely', reader.place('name'), { name: written.slice(0, 100) }),
      ],
    };
  }
  if (unit === undefined) return { problems };
  const posts = readPosts(reader);
  const birth = readBirthYear(reader, context);
  const remarks = [written, reader.text('remark'), reader.text('membership')].join('|');
  const draft = {
    source: reader.source,
    name,
    unit,
    posts: posts.draft ?? [],
    ...(birth.draft === undefined ? {} : { birthYear: birth.draft }),
    probationary: /预备/.test(remarks),
    mobile: /流动|在外务工|外出务工/.test(remarks),
  };
  return { draft, problems: [...problems, ...posts.problems, ...birth.problems] };
}

/** 总支副书记、支部书记 are two posts at two levels. */
function readPosts(reader: RowReader): Read<readonly PostDraft[]> {
  const titles = (reader.text('posts') ?? '')
    .normalize('NFKC')
    .split(/[、,，/;；\s]+/)
    .filter((title) => title !== '' && !/^(无|党员|普通党员|-+)$/.test(title));
  const draft = titles.flatMap((title) => postOf(title) ?? []);
  const problems = titles
    .filter((title) => !postOf(title))
    .map((title) =>
      problemAt('post-not-understood', reader.place('posts'), { title: title.slice(0, 100) }),
    );
  return { draft, problems };
}

function postOf(title: string): PostDraft | undefined {
  const level = /总支|党委/.test(title) ? 'root' : 'unit';
  if (/副书记/.test(title)) return { title, kind: 'deputy', level };
  if (/书记/.test(title)) return { title, kind: 'head', level };
  if (/委员|支委/.test(title)) return { title, kind: 'committee', level };
  return undefined;
}

function readBirthYear(reader: RowReader, context: DateContext): Read<number> {
  const cell = reader.cell('birth');
  if (!cell) return { problems: [] };
  const year = /^((?:19|20)\d\d)[.年/-]?1?$/.exec(cell.text);
  if (year && cell.date === undefined) return { draft: Number(year[1]), problems: [] };
  const date = understandDate(cell, context);
  if (date.ok && !date.value.yearAssumed)
    return { draft: Number(date.value.from.slice(0, 4)), problems: [] };
  const code = date.ok ? 'date-not-understood' : date.refusal;
  return { problems: [problemAt(code, reader.place('birth'), { text: cell.text.slice(0, 100) })] };
}

/** Two people of one name in one branch are possible when their years of birth differ. */
function repeatedMembers(members: readonly MemberDraft[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return members.flatMap((member) => {
    const key = `${member.name}|${member.unit}|${member.birthYear ?? ''}`;
    const first = seen.get(key);
    const place = placeOf(member.source, 'name');
    if (first !== undefined)
      return [problemAt('person-repeated', place, { name: member.name, first })];
    seen.set(key, place.ref ?? '');
    return [];
  });
}

function totalProblems(
  table: SheetTable,
  mapping: SheetMapping,
  understood: number,
): readonly Problem[] {
  return footerRows(table, mapping).flatMap((row) => {
    const text = row.cells.map((cell) => cell?.text.normalize('NFKC') ?? '').join(' ');
    const stated = /(?:合计|总计|共计)\D{0,10}(\d{1,6})\s*(?:人|名|$)/.exec(text);
    if (!stated || Number(stated[1]) === understood) return [];
    const place = { sheet: table.name, ref: row.cells.find(Boolean)?.ref };
    return [problemAt('total-differs', place, { stated: Number(stated[1]), understood })];
  });
}
