import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Imported, Tenanted } from './schema-columns.ts';

/** Sessions, reviews and what follows from them. */
export interface ReviewTables {
  session: Tenanted &
    Imported & {
      session_id: Id.SessionId;
      cycle_id: Id.CycleId;
      kind: string;
      organisation_id: Id.OrganisationId | null;
      title: string;
      held_on: CalendarDate;
      place: string;
      minutes: unknown;
    };
  session_guest: Tenanted & { session_id: Id.SessionId; person_id: Id.PersonId; deed: string };
  review: Tenanted &
    Imported & {
      review_id: Id.ReviewId;
      cycle_id: Id.CycleId;
      session_id: Id.SessionId | null;
      mode: string;
      relation: string;
      subject_kind: string;
      subject_id: string;
      unit_id: Id.OrganisationId;
      occurred_on: CalendarDate;
      recorded_on: CalendarDate;
      criteria: string | null;
      deadline_text: string | null;
      deadline: CalendarDate | null;
      self_review: boolean;
      joint_with: Id.ReviewId | null;
      restricted: boolean;
      leader_review: boolean;
      has_shortcoming: boolean;
      text_key: number;
      search_text: string;
      search_grams: number[];
      reviewers: readonly { readonly kind: string; readonly id: string }[];
      points: readonly {
        readonly pointId: Id.PointId;
        readonly kind: string;
        readonly text: string;
        readonly line: string | null;
      }[];
    };
  /** Who stands on the reviewing side, to find reviews by. */
  reviewer: Tenanted & Imported & { review_id: Id.ReviewId; party_id: string };
  talk: Tenanted &
    Imported & {
      review_id: Id.ReviewId;
      cycle_id: Id.CycleId;
      reason: string;
      outcome: string;
      follow_up: string;
      consent: boolean | null;
      helper_id: Id.PersonId | null;
      until_on: CalendarDate | null;
    };
  answer: Tenanted & {
    answer_id: string;
    review_id: Id.ReviewId;
    point_id: Id.PointId;
    kind: string;
    text: string;
    person_id: Id.PersonId;
    answered_on: CalendarDate;
  };
  commendation: Tenanted & {
    commendation_id: string;
    cycle_id: Id.CycleId;
    person_id: Id.PersonId;
    review_id: Id.ReviewId | null;
    number: string;
    text: string;
    published_on: CalendarDate;
    withdrawn_on: CalendarDate | null;
  };
  pairing: Tenanted &
    Imported & {
      pairing_id: string;
      cycle_id: Id.CycleId;
      helper_id: Id.OrganisationId;
      partner_id: Id.OrganisationId;
      aim: string;
      agreed_on: CalendarDate;
      review_id: Id.ReviewId | null;
    };
  exchange: Tenanted & {
    exchange_id: string;
    cycle_id: Id.CycleId;
    title: string;
    held_on: CalendarDate;
    place: string;
    organisation_ids: Id.OrganisationId[];
    summary: string;
  };
}
