import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Imported, Tenanted } from './schema-columns.ts';

/** Organisations, people and cycles. */
export interface PeopleTables {
  organisation: Tenanted &
    Imported & {
      organisation_id: Id.OrganisationId;
      parent_id: Id.OrganisationId | null;
      kind: string;
      name: string;
      position: number;
    };
  organisation_name: Tenanted &
    Imported & { organisation_id: Id.OrganisationId; name: string; from_on: CalendarDate | null };
  person: Tenanted &
    Imported & {
      person_id: Id.PersonId;
      organisation_id: Id.OrganisationId;
      name: string;
      birth_year: number | null;
      probationary: boolean;
      mobile: boolean;
      position: number;
    };
  post: Tenanted &
    Imported & {
      post_id: Id.PostId;
      person_id: Id.PersonId;
      organisation_id: Id.OrganisationId;
      kind: string;
      title: string;
      from_on: CalendarDate | null;
      until_on: CalendarDate | null;
    };
  cycle: Tenanted &
    Imported & {
      cycle_id: Id.CycleId;
      organisation_id: Id.OrganisationId;
      name: string;
      region: string | null;
      kinds: string[];
      starts_on: CalendarDate;
      ends_on: CalendarDate;
      state: string;
      mandate_issuer: string;
      mandate_title: string;
      mandate_number: string;
      mandate_date: CalendarDate | null;
    };
  leading_group_member: Tenanted &
    Imported & {
      cycle_id: Id.CycleId;
      person_id: Id.PersonId;
      role: string;
      from_on: CalendarDate;
      until_on: CalendarDate | null;
    };
  box_keeper: Tenanted &
    Imported & {
      cycle_id: Id.CycleId;
      person_id: Id.PersonId;
      from_on: CalendarDate;
      until_on: CalendarDate | null;
    };
  criteria_set: Tenanted &
    Imported & { cycle_id: Id.CycleId; code: string; version: number; criteria: string[] };
  plan: Tenanted & {
    cycle_id: Id.CycleId;
    version: number;
    aims: string;
    milestones: unknown;
    adopted_on: CalendarDate;
  };
}
