import type { MeasureId } from '../issues/facts.ts';
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
    return [...assigned, ...courseFacts(row, rectificationId, recording)];
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
  const assignedOn = [row.closedBeforeOn, row.deadline, today].filter((day) => day !== undefined);
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
    assignedOn: assignedOn.sort()[0] ?? today,
    deadline: row.deadline,
    importId,
  });
}

function courseFacts(
  row: ResolvedRectification,
  rectificationId: RectificationId,
  { cycleId, importId, today }: Recording,
): readonly Fact[] {
  const progressed = row.progress
    ? [
        fact('rectification.progressed', {
          rectificationId,
          on: row.closedBeforeOn ?? today,
          text: row.progress,
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
