import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';
import { refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { cursorText, type ListCursor, listCursor } from '#core/reviews/list-cursor.ts';
import { findsMaskedRows, type Visibility } from '#core/reviews/visibility.ts';
import { cycleAsked, loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import {
  endsWithTheNextStatements,
  plansOnce,
  together,
  type Tx,
} from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { countMaskedReviews, countReviews } from './store-count.ts';
import { loadReviewsOfParty, loadSearchTerms, type ReviewFilter } from './store-filter.ts';
import { loadReviewPage, type StoredReview } from './store-list.ts';
import { viewsOf } from './views.ts';

type Ledger = Pick<
  typeof reviewLedgerOperations,
  'reviews.list' | 'reviews.figures' | 'reviews.export'
>;

const nothing = { count: 0, more: false } as const;
const noFigures = { leader: nothing, all: nothing, open: nothing, overdue: nothing, self: nothing };
const EXPORT_PAGE = 500;
const EXPORT_MAX = 100_000;

export const ledgerQueries: QueryHandlers<Ledger> = {
  'reviews.list': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cursor = input.after === undefined ? undefined : listCursor(input.after);
    if (input.after !== undefined && !cursor) {
      const problems = [{ place: 'after', code: 'not-a-cursor' }];
      return refuse(refusal('bad-input', { problems }));
    }
    const visibility = await visibilityOf(tx, asking);
    const cycleId = cycleAsked(tenantId, input.cycleId);
    const filter = await filterOf(tx, input, { ...asking, cycleId });
    const [, cycle, total, turned] = await together([
      plansOnce(tx),
      loadCycle(tx, tenantId, input.cycleId),
      countReviews(tx, tenantId, { filter, visibility }),
      turn(tx, tenantId, {
        filter,
        visibility,
        sort: input.sort,
        limit: input.limit,
        cursor: cursor && firstWhenNear(cursor, input.limit),
      }),
    ]);
    if (!cycle) {
      return accept({ cycle: null, rows: [], total: nothing, next: null, previous: null });
    }
    endsWithTheNextStatements(tx);
    const views = await viewsOf(tx, tenantId, turned.reviews, filter.asOf);
    return accept({
      cycle: { cycleId: cycle.cycleId, name: cycle.name },
      rows: views.map((view, at) => ({ ...view, number: turned.firstNumber + at })),
      total,
      next: turned.next,
      previous: turned.previous,
    });
  },
  'reviews.figures': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept(noFigures);
    const visibility = await visibilityOf(tx, asking);
    const filter = await filterOf(tx, input, { ...asking, cycleId: cycle.cycleId });
    const count = (more: Partial<ReviewFilter>) =>
      countReviews(tx, tenantId, { filter: { ...filter, ...more }, visibility });
    const [leader, all, open, overdue, self] = await together([
      count({ ledger: 'leader' }),
      count({ ledger: 'all' }),
      count({ rectification: 'open' }),
      count({ rectification: 'overdue' }),
      count({ self: true }),
    ]);
    return accept({ leader, all, open, overdue, self });
  },
  'reviews.export': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    const visibility = await visibilityOf(tx, asking);
    const withoutConfidential = visibility.kind !== 'everything';
    if (!cycle) return accept({ cycle: null, rows: [], withoutConfidential, masked: 0 });
    const filter = await filterOf(tx, input, { ...asking, cycleId: cycle.cycleId });
    const stored: StoredReview[] = [];
    let after: ListCursor | undefined;
    do {
      const page = await loadReviewPage(tx, tenantId, {
        filter,
        visibility,
        sort: input.sort,
        limit: EXPORT_PAGE,
        cursor: after,
      });
      stored.push(...page);
      after =
        page.length === EXPORT_PAGE ? cursorAt(page.at(-1), stored.length, 'after') : undefined;
    } while (after && stored.length < EXPORT_MAX);
    const views = await viewsOf(tx, tenantId, stored, filter.asOf);
    return accept({
      cycle: { cycleId: cycle.cycleId, name: cycle.name },
      rows: views.map((view, at) => ({ ...view, number: at + 1 })),
      withoutConfidential,
      masked: isWhole(filter, asking.today)
        ? await countMasked(tx, { filter, visibility }, asking)
        : 0,
    });
  },
};

function isWhole(filter: ReviewFilter, today: CalendarDate): boolean {
  const { cycleId: _cycle, ledger: _ledger, asOf, until: _until, terms, ...narrowing } = filter;
  const isNarrowed =
    terms.length > 0 || Object.values(narrowing).some((each) => each !== undefined);
  return !isNarrowed && asOf >= today;
}

async function countMasked(
  tx: Tx,
  { filter, visibility }: { readonly filter: ReviewFilter; readonly visibility: Visibility },
  { scope }: Asking,
): Promise<number> {
  const { tenantId, personId } = scope;
  if (
    !findsMaskedRows(reachOf('reviews.export', scope.roles)) ||
    visibility.kind !== 'open' ||
    personId === null
  )
    return 0;
  const names = await loadNames(tx, tenantId, [personId]);
  const asked = { filter, ownIds: visibility.ownIds, name: names.get(personId) ?? '' };
  return countMaskedReviews(tx, tenantId, asked);
}

type LedgerInput = Omit<ReviewFilter, 'cycleId' | 'terms' | 'partyId' | 'until' | 'asOf'> & {
  readonly personId?: string | undefined;
  readonly text?: string | undefined;
  readonly asOf?: CalendarDate | undefined;
};

async function filterOf(
  tx: Tx,
  input: LedgerInput,
  {
    scope,
    today,
    cycleId,
  }: Pick<Asking, 'scope' | 'today'> & { readonly cycleId: ReviewFilter['cycleId'] },
): Promise<ReviewFilter> {
  return {
    cycleId,
    ledger: input.ledger,
    unitId: input.unitId,
    mode: input.mode,
    relation: input.relation,
    partyId: input.personId,
    ofParty: input.personId
      ? await loadReviewsOfParty(tx, scope.tenantId, input.personId)
      : undefined,
    rectification: input.rectification,
    self: input.self,
    outcome: input.outcome,
    terms: input.text ? await loadSearchTerms(tx, scope.tenantId, input.text) : [],
    until: input.asOf,
    asOf: input.asOf ?? today,
  };
}

interface Turned {
  readonly reviews: readonly StoredReview[];
  readonly firstNumber: number;
  readonly next: string | null;
  readonly previous: string | null;
}

interface Turning {
  readonly filter: ReviewFilter;
  readonly visibility: Visibility;
  readonly sort: 'newest' | 'oldest';
  readonly limit: number;
  readonly cursor?: ListCursor | undefined;
}

/** One row more than asked for tells whether a page follows. */
async function turn(tx: Tx, tenantId: TenantId, asked: Turning): Promise<Turned> {
  const { cursor, limit } = asked;
  const found = await loadReviewPage(tx, tenantId, { ...asked, limit: limit + 1 });
  const backwards = cursor?.direction === 'before';
  const reviews = backwards ? found.slice(-limit) : found.slice(0, limit);
  const firstNumber = firstNumberOf(cursor, reviews.length);
  const last = firstNumber + reviews.length - 1;
  const hasNext = backwards || found.length > limit;
  return {
    reviews,
    firstNumber,
    next: hasNext ? textAt(reviews.at(-1), last, 'after') : null,
    previous: firstNumber > 1 ? textAt(reviews[0], firstNumber, 'before') : null,
  };
}

function firstNumberOf(cursor: ListCursor | undefined, shown: number): number {
  if (!cursor) return 1;
  return cursor.direction === 'after' ? cursor.number + 1 : cursor.number - shown;
}

/** Rows that were added meanwhile stand on the first page, so the way back ends there. */
function firstWhenNear(cursor: ListCursor, limit: number): ListCursor | undefined {
  return cursor.direction === 'before' && cursor.number - 1 <= limit ? undefined : cursor;
}

function cursorAt(
  review: StoredReview | undefined,
  number: number,
  direction: ListCursor['direction'],
): ListCursor | undefined {
  if (!review) return undefined;
  const { occurredOn, reviewId } = review;
  return { number, direction, occurredOn, reviewId };
}

function textAt(
  review: StoredReview | undefined,
  number: number,
  direction: ListCursor['direction'],
): string | null {
  const cursor = cursorAt(review, number, direction);
  return cursor ? cursorText(cursor) : null;
}
