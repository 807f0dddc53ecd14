import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, NewId, PersonId, ReviewId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { CommendationId, Party, talkOutcomes } from './facts.ts';

export interface TalkState {
  readonly reviewId: ReviewId;
  readonly cycleId: CycleId;
  readonly subject: Party;
  readonly outcome: (typeof talkOutcomes)[number] | null;
  readonly consent: boolean | null;
  /** A commendation of this talk that was published and not withdrawn. */
  readonly published: boolean;
  readonly today: CalendarDate;
  readonly newId: NewId;
}

export type CommendRefusal = {
  readonly code: 'not-a-commendation' | 'consent-missing' | 'wrong-state' | 'date-in-future';
};

/** R35: named before the whole village only with the person's agreement. */
export function publishCommendation(
  state: TalkState,
  notice: {
    readonly number: string;
    readonly text: string;
    readonly publishedOn?: CalendarDate | undefined;
  },
): Result<
  { readonly commendationId: CommendationId; readonly facts: readonly Fact[] },
  CommendRefusal
> {
  const { subject } = state;
  if (state.outcome !== 'commend' || subject.kind !== 'person') {
    return refuse({ code: 'not-a-commendation' });
  }
  if (state.consent !== true) return refuse({ code: 'consent-missing' });
  if (state.published) return refuse({ code: 'wrong-state' });
  const { number, text, publishedOn = state.today } = notice;
  if (publishedOn > state.today) return refuse({ code: 'date-in-future' });
  const commendationId = state.newId<CommendationId>();
  const published = fact('commendation.published', {
    number,
    text,
    commendationId,
    cycleId: state.cycleId,
    personId: subject.personId,
    reviewId: state.reviewId,
    publishedOn,
  });
  return accept({ commendationId, facts: [published] });
}

export interface CommendationState {
  readonly commendationId: CommendationId;
  readonly personId: PersonId;
  readonly withdrawnOn: CalendarDate | null;
}

/** By the office, or by the person named, who may change their mind at any time. */
export function withdrawCommendation(
  state: CommendationState,
  asker: {
    readonly personId: PersonId | null;
    readonly isHead: boolean;
    readonly today: CalendarDate;
  },
): Result<readonly Fact[], { readonly code: 'not-found' | 'wrong-state' }> {
  const may = asker.isHead || asker.personId === state.personId;
  if (!may) return refuse({ code: 'not-found' });
  if (state.withdrawnOn !== null) return refuse({ code: 'wrong-state' });
  const { commendationId } = state;
  return accept([fact('commendation.withdrawn', { commendationId, on: asker.today })]);
}
