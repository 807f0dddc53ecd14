import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';

type Tenanted = { readonly tenant_id: Id.TenantId };
type Imported = { readonly import_id: Id.ImportId | null };

/** One interface per table, as `pg` reads it: dates as YYYY-MM-DD, instants as ISO text, bigint as number. */
export interface Database {
  tenant: { tenant_id: Id.TenantId; name: string; log_origin: string };
  ledger_head: Tenanted & {
    size: number;
    peaks: (Buffer | null)[];
    last_date: CalendarDate;
  };
  ledger_leaf: Tenanted & { seq: number; leaf: string; hash: Buffer };
  ledger_secret: Tenanted & { seq: number; salt: Buffer; payload: string };
  ledger_node: Tenanted & { level: number; index: number; hash: Buffer };
  ledger_checkpoint: Tenanted & { size: number; note: string };
  ledger_about: Tenanted & { about_id: string; seq: number };
  counter: Tenanted & {
    cycle_id: Id.CycleId;
    measure: string;
    a: string;
    b: string;
    c: string;
    n: number;
  };
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
    };
  box_keeper: Tenanted &
    Imported & { cycle_id: Id.CycleId; person_id: Id.PersonId; from_on: CalendarDate };
  criteria_set: Tenanted &
    Imported & { cycle_id: Id.CycleId; code: string; version: number; criteria: string[] };
  plan: Tenanted & {
    cycle_id: Id.CycleId;
    version: number;
    aims: string;
    milestones: unknown;
    adopted_on: CalendarDate;
  };
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
    };
  reviewer: Tenanted &
    Imported & { review_id: Id.ReviewId; position: number; kind: string; party_id: string };
  point: Tenanted &
    Imported & {
      point_id: Id.PointId;
      review_id: Id.ReviewId;
      position: number;
      kind: string;
      text: string;
      line: string | null;
    };
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
  import_batch: Tenanted & {
    import_id: Id.ImportId;
    cycle_id: Id.CycleId | null;
    kinds: string[];
    files: readonly { readonly fileName: string; readonly contentHash: string }[];
    committed_at: string;
    committed_by: string;
    undone: boolean;
  };
  issued_report: Tenanted & {
    report_id: string;
    cycle_id: Id.CycleId;
    as_of: CalendarDate;
    issued_on: CalendarDate;
    title: string;
    document: string;
    digest: string;
  };
  sealed_archive: Tenanted & {
    archive_id: string;
    cycle_id: Id.CycleId;
    as_of: CalendarDate;
    sealed_on: CalendarDate;
    items: unknown;
  };
  intent: Tenanted & {
    intent_id: Id.IntentId;
    operation: string;
    input_hash: string;
    answer: unknown;
    at: string;
  };
  sign_in_code: Tenanted & {
    code_hash: string;
    person_id: Id.PersonId | null;
    expires_at: string;
    used_at: string | null;
  };
  sign_in: Tenanted & { token_hash: string; person_id: Id.PersonId | null; expires_at: string };
  import_draft: Tenanted & {
    draft_id: Id.DraftId;
    person_id: Id.PersonId | null;
    choices: unknown;
    created_at: string;
  };
  import_draft_file: Tenanted & {
    draft_id: Id.DraftId;
    position: number;
    file_name: string;
    content_hash: string;
    bytes: Buffer;
  };
  /** The bytes of a sealed archive, in order; their digests stand in its fact. */
  archive_piece: Tenanted & { archive_id: string; position: number; bytes: Buffer };
  report_prose: Tenanted & {
    cycle_id: Id.CycleId;
    slot: string;
    text: string;
    version: number;
  };
}
