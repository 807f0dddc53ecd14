import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Imported, Tenanted } from './schema-columns.ts';

/** Opinions, issues, rectification and tallies. */
export interface IssueTables {
  box_opening: Tenanted &
    Imported & {
      opening_id: Id.OpeningId;
      cycle_id: Id.CycleId;
      opened_on: CalendarDate;
      keeper_ids: Id.PersonId[];
      empty: boolean;
    };
  opinion: Tenanted &
    Imported & {
      opinion_id: Id.OpinionId;
      opening_id: Id.OpeningId;
      cycle_id: Id.CycleId;
      kind: string;
      sensitivity: string;
      route: string;
      blank: boolean;
      text: string;
      handling: string;
      concerns: Id.PersonId[];
    };
  outsider_count: Tenanted &
    Imported & { count_id: string; cycle_id: Id.CycleId; category: string; n: number };
  issue: Tenanted &
    Imported & {
      issue_id: Id.IssueId;
      cycle_id: Id.CycleId;
      number: string | null;
      kind: string;
      source: string;
      review_id: Id.ReviewId | null;
      text: string;
      raised_on: CalendarDate;
      organisation_id: Id.OrganisationId | null;
      line: string | null;
      solved_on_spot: string | null;
    };
  idea: Tenanted &
    Imported & {
      idea_id: Id.IdeaId;
      cycle_id: Id.CycleId;
      number: string | null;
      text: string;
      given_on: CalendarDate;
      feasible: boolean | null;
    };
  issue_idea: Tenanted & Imported & { issue_id: Id.IssueId; idea_id: Id.IdeaId };
  rectification_order: Tenanted &
    Imported & {
      order_id: string;
      cycle_id: Id.CycleId;
      review_id: Id.ReviewId | null;
      organisation_id: Id.OrganisationId;
      problem: string;
      requirement: string;
      deadline: CalendarDate;
      issued_on: CalendarDate;
      signatory_id: Id.PersonId;
    };
  rectification: Tenanted &
    Imported & {
      rectification_id: Id.RectificationId;
      cycle_id: Id.CycleId;
      number: string | null;
      source: string;
      issue_id: Id.IssueId | null;
      review_id: Id.ReviewId | null;
      order_id: string | null;
      problem: string;
      leader_id: Id.PersonId | null;
      owner_id: Id.PersonId;
      unit_id: Id.OrganisationId;
      assigned_on: CalendarDate;
      first_deadline: CalendarDate;
      deadline: CalendarDate;
      state: string;
      progress: string;
      evidence: string;
      claimed_on: CalendarDate | null;
      claimed_by: Id.PersonId | null;
      verifier_id: Id.PersonId | null;
      verified_on: CalendarDate | null;
      closed_on: CalendarDate | null;
      prior_verifier: string | null;
    };
  measure: Tenanted &
    Imported & {
      measure_id: string;
      rectification_id: Id.RectificationId;
      position: number;
      text: string;
      done_on: CalendarDate | null;
    };
  mediation: Tenanted & {
    mediation_id: string;
    cycle_id: Id.CycleId;
    opened_on: CalendarDate;
    settled_on: CalendarDate | null;
    outcome: string;
  };
  tally: Tenanted &
    Imported & {
      tally_id: string;
      cycle_id: Id.CycleId;
      organisation_id: Id.OrganisationId;
      issued: number;
      collected: number;
      valid: number;
    };
  tally_row: Tenanted &
    Imported & {
      tally_id: string;
      person_id: Id.PersonId;
      excellent: number;
      qualified: number;
      basically_qualified: number;
      unqualified: number;
      blank: number;
    };
}
