import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { reviewModes, reviewRelations } from '../reviews/facts.ts';

export type ReportMode = (typeof reviewModes)[number];
export type ReportRelation = (typeof reviewRelations)[number];

/**
 * Everything that a summary report is made of, as of one day and under the scope of who asks.
 * Nothing in it names a person who was criticised; opinions are those that stand in reports.
 */
export interface ReportFacts {
  readonly asOf: CalendarDate;
  readonly organisation: string;
  readonly cycle: {
    readonly name: string;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate;
    readonly withAppraisal: boolean;
  };
  readonly mandate: { readonly issuer: string; readonly title: string; readonly number: string };
  readonly plan: { readonly version: number; readonly adoptedOn: CalendarDate } | null;
  readonly group: { readonly head: string | null; readonly size: number };
  readonly units: number;
  readonly members: number;
  readonly sessions: Readonly<Record<ReportSession, number>>;
  readonly minuted: number;
  readonly modes: Readonly<Record<ReportMode, ModeFacts>>;
  readonly relations: Readonly<Record<ReportRelation, RelationFacts>>;
  readonly coverage: {
    readonly units: number;
    readonly members: number;
  };
  readonly leaderReviews: number;
  /** Absent for who may not even know how many talks there were (R33). */
  readonly talks: Readonly<Record<'commend' | 'encourage' | 'assist', number>> | null;
  readonly commendations: number;
  readonly guests: number;
  readonly exchanges: number;
  readonly pairings: readonly { readonly helper: string; readonly partner: string }[];
  readonly box: Readonly<Record<'openings' | 'empty' | 'opinions' | 'suggestions', number>>;
  readonly issues: {
    readonly fromPublic: number;
    readonly others: number;
    readonly helps: number;
    readonly helpsSolvedOnSpot: number;
  };
  readonly ideas: { readonly all: number; readonly feasible: number };
  readonly rectifications: RectificationFacts;
  readonly overdue: readonly DueItem[];
  /** Due in the coming days, nearest first; not always all of `rectifications.dueSoon`. */
  readonly dueNext: readonly DueItem[];
  readonly orders: { readonly issued: number; readonly answered: number };
  readonly mediations: Readonly<Record<'open' | 'settled' | 'failed', number>>;
  readonly appraisal: AppraisalFacts | null;
  readonly quality: { readonly withoutShortcoming: number; readonly copiedTexts: number };
  readonly ledger: readonly LedgerRow[];
  readonly coverageRows: readonly CoverageRow[];
}

export const reportSessions = [
  'lifeMeeting',
  'collectiveReview',
  'unitAssembly',
  'siteVisit',
  'peerExchange',
] as const;
export type ReportSession = (typeof reportSessions)[number];

export interface ModeFacts {
  readonly reviews: number;
  readonly subjects: number;
  /** One recorded achievement, word by word; it names nobody. */
  readonly quote: { readonly text: string; readonly reviewId: string } | null;
}

export interface RelationFacts {
  readonly reviews: number;
  /** Of them those that people wrote about themselves. */
  readonly self: number;
  /** What the criteria set of this relation asks about. */
  readonly criteria: readonly string[];
}

export interface RectificationFacts {
  readonly all: number;
  /** Verified by someone else than the owner, then closed. */
  readonly closed: number;
  /** Closed before the system existed; nobody vouches for it. */
  readonly closedBefore: number;
  readonly verified: number;
  readonly doneClaimed: number;
  readonly inProgress: number;
  readonly overdue: number;
  readonly dueSoon: number;
}

/** What is late or due next. */
export interface DueItem {
  readonly rectificationId: string;
  /** Its number in the rectification ledger. */
  readonly number: number;
  readonly unit: string;
  /** In short; only what names nobody and is not about a person's shortcomings. */
  readonly words: string | null;
  readonly deadline: CalendarDate;
}

/** Sheets in numbers; results only as far as the rule for small groups releases them (§5.2). */
export interface AppraisalFacts {
  readonly units: number;
  readonly people: number;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly nearlyUnanimous: number;
  readonly distributed: number;
  readonly tooFew: number;
}

/** A row of the leader ledger (R83); `words` is absent for what only its two sides may read. */
export interface LedgerRow {
  readonly words: {
    readonly reviewers: string;
    readonly subject: string;
    readonly occurredOn: CalendarDate;
    readonly content: string;
    readonly rectification: readonly { readonly state: string; readonly closedOn: string | null }[];
  } | null;
}

export interface CoverageRow {
  readonly name: string;
  readonly unit: string;
  readonly byMode: Readonly<Partial<Record<ReportMode, number>>>;
  readonly bySelf: number;
}
