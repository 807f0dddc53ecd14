import type { CalendarDate } from '../kernel/calendar-date.ts';
import type {
  CycleId,
  IdeaId,
  ImportId,
  IssueId,
  NewId,
  OrganisationId,
  PersonId,
  RectificationId,
  ReviewId,
} from '../kernel/ids.ts';
import type { OrderId } from '../issues/facts.ts';
import type { OpinionRoute, Routable } from '../opinions/routing.ts';
import type { Directory } from './directory.ts';
import type { RowSource } from './row-reader.ts';

/** What became of a row that was recorded, in this import or before: later rows refer to it. */
export interface RecordedReview {
  readonly reviewId: ReviewId;
  readonly rectificationId?: RectificationId;
  /** The order that was issued with it, when it was issued in this import. */
  readonly orderId?: OrderId;
}

/** Rows of earlier imports, by the sources under which `Origins` names them. */
export interface RecordedBefore {
  readonly reviews: ReadonlyMap<RowSource, RecordedReview>;
  readonly issues: ReadonlyMap<RowSource, IssueId>;
  readonly ideas: ReadonlyMap<RowSource, IdeaId>;
}

export const nothingBefore: RecordedBefore = {
  reviews: new Map(),
  issues: new Map(),
  ideas: new Map(),
};

/** What every recorded fact of one import needs. */
export interface Recording {
  readonly importId: ImportId;
  readonly cycleId: CycleId;
  readonly today: CalendarDate;
  readonly newId: NewId;
  readonly directory: Directory;
  readonly before: RecordedBefore;
  /** How many organisations and people the roster holds already. */
  readonly positions: { readonly organisations: number; readonly people: number };
  readonly routeOf: (opinion: Routable) => OpinionRoute;
}

export function headOf(directory: Directory, organisationId: OrganisationId): PersonId | undefined {
  return directory.people.find((person) =>
    person.posts.some((post) => post.kind === 'head' && post.organisationId === organisationId),
  )?.personId;
}
