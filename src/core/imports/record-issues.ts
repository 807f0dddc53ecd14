import type { MeasureId } from '../issues/facts.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { IdeaId, IssueId, RectificationId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { CountId } from '../opinions/facts.ts';
import { codeKey } from './draft-contributions.ts';
import type { RecordedReview, Recording } from './recording.ts';
import type { ResolvedImport } from './resolve-import.ts';
import type { ResolvedRectification } from './resolve-issues.ts';
import type { RowSource } from './row-reader.ts';

export interface RecordedContributions {
  readonly facts: readonly Fact[];
  readonly issues: ReadonlyMap<RowSource, IssueId>;
}

/** Problems, ideas and their links; the categories of who spoke as totals only (R64). */
export function recordContributions(
  resolved: ResolvedImport,
  recording: Recording,
): RecordedContributions {
  const { cycleId, importId, newId } = recording;
  const issues = new Map<RowSource, IssueId>();
  const byCode = new Map<string, IssueId>();
  const facts: Fact[] = [];
  for (const contribution of resolved.contributions) {
    const issueId = newId<IssueId>();
    issues.set(contribution.source, issueId);
    if (contribution.code) byCode.set(codeKey(contribution.code), issueId);
    facts.push(
      fact('issue.registered', {
        issueId,
        cycleId,
        number: contribution.code ?? null,
        kind: 'problem',
        source: 'public',
        reviewId: null,
        text: contribution.text,
        raisedOn: contribution.date,
        organisationId: contribution.unitId ?? null,
        line: null,
        solvedOnSpot: null,
        importId,
      }),
    );
  }
  return {
    facts: [
      ...facts,
      ...ideaFacts(resolved, byCode, recording),
      ...countFacts(resolved, recording),
    ],
    issues,
  };
}

function ideaFacts(
  { ideas }: ResolvedImport,
  byCode: ReadonlyMap<string, IssueId>,
  { cycleId, importId, newId }: Recording,
): readonly Fact[] {
  return ideas.flatMap((idea) => {
    const ideaId = newId<IdeaId>();
    const registered = fact('idea.registered', {
      ideaId,
      cycleId,
      number: idea.code ?? null,
      text: idea.text,
      givenOn: idea.date,
      feasible: true,
      importId,
    });
    const answered = new Set(idea.forCodes.flatMap((code) => byCode.get(codeKey(code)) ?? []));
    const links = [...answered].map((issueId) =>
      fact('idea.linked', { ideaId, issueId, importId }),
    );
    return [registered, ...links];
  });
}

function countFacts(
  { categories }: ResolvedImport,
  { cycleId, importId, newId }: Recording,
): readonly Fact[] {
  if (Object.values(categories).every((n) => n === 0)) return [];
  const countId = newId<CountId>();
  return [fact('outsiders.counted', { countId, cycleId, counts: { ...categories }, importId })];
}

/** A row of the rectification ledger adds to the item that its review already made, or makes one. */
export function recordRectifications(
  rectifications: readonly ResolvedRectification[],
  known: {
    readonly reviews: ReadonlyMap<RowSource, RecordedReview>;
    readonly issues: ReadonlyMap<RowSource, IssueId>;
  },
  recording: Recording,
): readonly Fact[] {
  return rectifications.flatMap((row) => {
    if (row.itemMoved) return [];
    const review =
      row.review && (known.reviews.get(row.review) ?? recording.before.reviews.get(row.review));
    const issueId =
      row.contribution &&
      (known.issues.get(row.contribution) ?? recording.before.issues.get(row.contribution));
    const existing = review?.rectificationId;
    const rectificationId = existing ?? recording.newId<RectificationId>();
    const assigned = existing
      ? []
      : [assignedFact(row, { rectificationId, issueId, review }, recording)];
    return [...assigned, ...courseFacts(row, { rectificationId, existing }, recording)];
  });
}

function assignedFact(
  row: ResolvedRectification,
  ids: {
    readonly rectificationId: RectificationId;
    readonly issueId: IssueId | undefined;
    readonly review: RecordedReview | undefined;
  },
  { cycleId, importId, newId, today }: Recording,
): Fact {
  return fact('rectification.assigned', {
    rectificationId: ids.rectificationId,
    cycleId,
    number: row.number ?? null,
    source: row.origin,
    issueId: ids.issueId ?? null,
    reviewId: ids.review?.reviewId ?? null,
    orderId: null,
    problem: row.problem,
    measures: row.measure ? [{ measureId: newId<MeasureId>(), text: row.measure }] : [],
    leaderId: row.leaderId ?? null,
    ownerId: row.ownerId,
    unitId: row.unitId,
    assignedOn: assignedOn(row, today),
    deadline: row.deadline,
    importId,
  });
}

/** No ledger states it: the day from which its origin was known, but never after it was due or done. */
function assignedOn(row: ResolvedRectification, today: CalendarDate): CalendarDate {
  const latest = earliest([row.closedBeforeOn, row.deadline, today]) ?? today;
  return earliest([row.knownSince, latest]) ?? latest;
}

function earliest(days: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}

/** To an item that its review made already, the ledger's own measure is news as well. */
function progressText(row: ResolvedRectification, isKnown: boolean): string {
  const said = row.completion === 'partly' ? [row.progress, row.completionText] : [row.progress];
  const parts = [...(isKnown ? [row.measure] : []), ...said];
  return [...new Set(parts.filter((part) => part !== undefined))].join('\n').slice(0, 4000);
}

function courseFacts(
  row: ResolvedRectification,
  {
    rectificationId,
    existing,
  }: {
    readonly rectificationId: RectificationId;
    readonly existing: RectificationId | undefined;
  },
  { cycleId, importId, today }: Recording,
): readonly Fact[] {
  const text = progressText(row, existing !== undefined);
  const progressed = text
    ? [
        fact('rectification.progressed', {
          rectificationId,
          on: row.closedBeforeOn ?? today,
          text,
          measuresDone: [],
          importId,
        }),
      ]
    : [];
  if (!row.closedBeforeOn) return progressed;
  const closed = fact('rectification.closedBefore', {
    rectificationId,
    cycleId,
    from: 'inProgress',
    on: row.closedBeforeOn,
    namedVerifierId: row.verifierId ?? null,
    priorVerifier: row.priorVerifier ?? 'nobody',
    importId,
  });
  return [...progressed, closed];
}
