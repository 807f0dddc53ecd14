import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tenants).execute(db);
  await sql.raw(ledger).execute(db);
  await sql.raw(people).execute(db);
  await sql.raw(cycles).execute(db);
  await sql.raw(reviews).execute(db);
  await sql.raw(opinionsAndIssues).execute(db);
  await sql.raw(records).execute(db);
  await sql.raw(operational).execute(db);
}

const tenants = `
create table tenant (
  tenant_id uuid primary key,
  name text not null,
  log_origin text not null
);`;

const ledger = `
create table ledger_head (
  tenant_id uuid primary key, size bigint not null, peaks bytea[] not null, last_date date not null
);
create table ledger_leaf (
  tenant_id uuid not null, seq bigint not null, leaf text not null, hash bytea not null,
  primary key (tenant_id, seq)
);
create table ledger_secret (
  tenant_id uuid not null, seq bigint not null, salt bytea not null, payload text not null,
  primary key (tenant_id, seq)
);
create table ledger_node (
  tenant_id uuid not null, level int not null, index bigint not null, hash bytea not null,
  primary key (tenant_id, level, index)
);
create table ledger_checkpoint (
  tenant_id uuid not null, size bigint not null, note text not null,
  primary key (tenant_id, size)
);
create table ledger_about (
  tenant_id uuid not null, about_id uuid not null, seq bigint not null,
  primary key (tenant_id, about_id, seq)
);
create table counter (
  tenant_id uuid not null, cycle_id uuid not null, measure text not null,
  a text not null, b text not null, c text not null, n bigint not null,
  -- An index on \`n\` itself would make each count write every index of its row anew.
  copied_text boolean not null generated always as (measure = 'texts' and n >= 3) stored,
  primary key (tenant_id, cycle_id, measure, a, b, c)
) with (fillfactor = 80);
create index counter_copied_text on counter (tenant_id, cycle_id) where copied_text;`;

const people = `
create table organisation (
  tenant_id uuid not null, organisation_id uuid not null, parent_id uuid, kind text not null,
  name text not null, position int not null, import_id uuid,
  primary key (tenant_id, organisation_id)
);
create table organisation_name (
  tenant_id uuid not null, organisation_id uuid not null, name text not null, from_on date,
  import_id uuid,
  primary key (tenant_id, organisation_id, name)
);
create table person (
  tenant_id uuid not null, person_id uuid not null, organisation_id uuid not null,
  name text not null, birth_year int, probationary boolean not null, mobile boolean not null,
  position int not null, import_id uuid,
  primary key (tenant_id, person_id)
);
create index person_by_organisation on person (tenant_id, organisation_id, position);
create index person_by_name on person (tenant_id, name);
create table post (
  tenant_id uuid not null, post_id uuid not null, person_id uuid not null,
  organisation_id uuid not null, kind text not null, title text not null,
  from_on date, until_on date, import_id uuid,
  primary key (tenant_id, post_id)
);
create index post_by_person on post (tenant_id, person_id);`;

const cycles = `
create table cycle (
  tenant_id uuid not null, cycle_id uuid not null, organisation_id uuid not null,
  name text not null, region text, kinds text[] not null, starts_on date not null,
  ends_on date not null, state text not null, mandate_issuer text not null,
  mandate_title text not null, mandate_number text not null, mandate_date date, import_id uuid,
  primary key (tenant_id, cycle_id)
);
create table leading_group_member (
  tenant_id uuid not null, cycle_id uuid not null, person_id uuid not null, role text not null,
  from_on date not null, import_id uuid,
  primary key (tenant_id, cycle_id, person_id)
);
create table box_keeper (
  tenant_id uuid not null, cycle_id uuid not null, person_id uuid not null,
  from_on date not null, import_id uuid,
  primary key (tenant_id, cycle_id, person_id)
);
create table criteria_set (
  tenant_id uuid not null, cycle_id uuid not null, code text not null, version int not null,
  criteria text[] not null, import_id uuid,
  primary key (tenant_id, cycle_id, code, version)
);
create table plan (
  tenant_id uuid not null, cycle_id uuid not null, version int not null, aims text not null,
  milestones jsonb not null, adopted_on date not null,
  primary key (tenant_id, cycle_id, version)
);`;

const reviews = `
create table session (
  tenant_id uuid not null, session_id uuid not null, cycle_id uuid not null, kind text not null,
  organisation_id uuid, title text not null, held_on date not null, place text not null,
  minutes jsonb, import_id uuid,
  primary key (tenant_id, session_id)
);
create index session_by_cycle on session (tenant_id, cycle_id, held_on, session_id);
create table session_guest (
  tenant_id uuid not null, session_id uuid not null, person_id uuid not null, deed text not null,
  primary key (tenant_id, session_id, person_id)
);
create table review (
  tenant_id uuid not null, review_id uuid not null, cycle_id uuid not null, session_id uuid,
  mode text not null, relation text not null, subject_kind text not null, subject_id uuid not null,
  unit_id uuid not null, occurred_on date not null, recorded_on date not null, criteria text,
  deadline_text text, deadline date, self_review boolean not null, joint_with uuid,
  restricted boolean not null, leader_review boolean not null, has_shortcoming boolean not null,
  text_key bigint not null, search_text text not null, search_grams int[] not null, import_id uuid,
  primary key (tenant_id, review_id)
);
create index review_newest on review (tenant_id, cycle_id, occurred_on desc, review_id desc);
create index review_leader_newest
  on review (tenant_id, cycle_id, occurred_on desc, review_id desc) where leader_review;
create index review_by_unit on review (tenant_id, cycle_id, unit_id, occurred_on desc, review_id desc);
create index review_by_mode on review (tenant_id, cycle_id, mode, occurred_on desc, review_id desc);
create index review_by_relation
  on review (tenant_id, cycle_id, relation, occurred_on desc, review_id desc);
create index review_by_subject
  on review (tenant_id, subject_id, cycle_id, occurred_on desc, review_id desc);
create index review_by_text on review (tenant_id, cycle_id, text_key);
create index review_without_shortcoming
  on review (tenant_id, cycle_id, review_id) where not has_shortcoming and not restricted;
create index review_restricted on review (tenant_id, cycle_id, review_id) where restricted;
create index review_by_session on review (tenant_id, session_id) where session_id is not null;
create index review_by_joint on review (tenant_id, joint_with) where joint_with is not null;
create index review_by_grams on review using gin (search_grams);
create table reviewer (
  tenant_id uuid not null, review_id uuid not null, position int not null, kind text not null,
  party_id uuid not null, import_id uuid,
  primary key (tenant_id, review_id, position)
);
create index reviewer_by_party on reviewer (tenant_id, party_id, review_id);
create table point (
  tenant_id uuid not null, point_id uuid not null, review_id uuid not null, position int not null,
  kind text not null, text text not null, line text, import_id uuid,
  primary key (tenant_id, review_id, point_id)
);
create table talk (
  tenant_id uuid not null, review_id uuid not null, cycle_id uuid not null, reason text not null,
  outcome text not null, follow_up text not null, consent boolean, helper_id uuid, until_on date,
  import_id uuid,
  primary key (tenant_id, review_id)
);
create table answer (
  tenant_id uuid not null, answer_id uuid not null, review_id uuid not null, point_id uuid not null,
  kind text not null, text text not null, person_id uuid not null, answered_on date not null,
  primary key (tenant_id, answer_id)
);
create index answer_by_review on answer (tenant_id, review_id);
create table commendation (
  tenant_id uuid not null, commendation_id uuid not null, cycle_id uuid not null,
  person_id uuid not null, review_id uuid, number text not null, text text not null,
  published_on date not null, withdrawn_on date,
  primary key (tenant_id, commendation_id)
);
create table pairing (
  tenant_id uuid not null, pairing_id uuid not null, cycle_id uuid not null,
  helper_id uuid not null, partner_id uuid not null, aim text not null, agreed_on date not null,
  review_id uuid, import_id uuid,
  primary key (tenant_id, pairing_id)
);
create table exchange (
  tenant_id uuid not null, exchange_id uuid not null, cycle_id uuid not null, title text not null,
  held_on date not null, place text not null, organisation_ids uuid[] not null,
  summary text not null,
  primary key (tenant_id, exchange_id)
);`;

const opinionsAndIssues = `
create table box_opening (
  tenant_id uuid not null, opening_id uuid not null, cycle_id uuid not null,
  opened_on date not null, keeper_ids uuid[] not null, empty boolean not null, import_id uuid,
  primary key (tenant_id, opening_id)
);
create table opinion (
  tenant_id uuid not null, opinion_id uuid not null, opening_id uuid not null,
  cycle_id uuid not null, kind text not null, sensitivity text not null, route text not null,
  blank boolean not null, text text not null, handling text not null, concerns uuid[] not null,
  import_id uuid,
  primary key (tenant_id, opinion_id)
);
create table outsider_count (
  tenant_id uuid not null, count_id uuid not null, cycle_id uuid not null, category text not null,
  n int not null, import_id uuid,
  primary key (tenant_id, count_id, category)
);
create table issue (
  tenant_id uuid not null, issue_id uuid not null, cycle_id uuid not null, number text,
  kind text not null, source text not null, review_id uuid, text text not null,
  raised_on date not null, organisation_id uuid, line text, solved_on_spot text, import_id uuid,
  primary key (tenant_id, issue_id)
);
create index issue_by_review on issue (tenant_id, review_id) where review_id is not null;
create index issue_by_cycle on issue (tenant_id, cycle_id, raised_on, issue_id);
create table idea (
  tenant_id uuid not null, idea_id uuid not null, cycle_id uuid not null, number text,
  text text not null, given_on date not null, feasible boolean, import_id uuid,
  primary key (tenant_id, idea_id)
);
create index idea_by_cycle on idea (tenant_id, cycle_id, given_on, idea_id);
create table issue_idea (
  tenant_id uuid not null, issue_id uuid not null, idea_id uuid not null, import_id uuid,
  primary key (tenant_id, issue_id, idea_id)
);
create index issue_idea_by_idea on issue_idea (tenant_id, idea_id);
create table rectification_order (
  tenant_id uuid not null, order_id uuid not null, cycle_id uuid not null, review_id uuid,
  organisation_id uuid not null, problem text not null, requirement text not null,
  deadline date not null, issued_on date not null, signatory_id uuid not null, import_id uuid,
  primary key (tenant_id, order_id)
);
create index order_by_review on rectification_order (tenant_id, review_id)
  where review_id is not null;
create table rectification (
  tenant_id uuid not null, rectification_id uuid not null, cycle_id uuid not null, number text,
  source text not null, issue_id uuid, review_id uuid, order_id uuid, problem text not null,
  leader_id uuid, owner_id uuid not null, unit_id uuid not null, assigned_on date not null,
  first_deadline date not null, deadline date not null, state text not null,
  progress text not null, evidence text not null, claimed_on date, claimed_by uuid,
  verifier_id uuid,
  verified_on date, closed_on date, prior_verifier text, import_id uuid,
  primary key (tenant_id, rectification_id)
);
create index rectification_by_deadline
  on rectification (tenant_id, cycle_id, deadline, rectification_id);
create index rectification_open on rectification (tenant_id, cycle_id, deadline)
  where state in ('inProgress', 'doneClaimed', 'verified');
create index rectification_closed on rectification (tenant_id, cycle_id, deadline, rectification_id)
  where state in ('closed', 'closedBefore');
create index rectification_closed_before on rectification (tenant_id, cycle_id)
  where state = 'closedBefore';
create index rectification_by_owner on rectification (tenant_id, owner_id);
create index rectification_by_review on rectification (tenant_id, review_id);
create index rectification_by_issue on rectification (tenant_id, issue_id);
create index rectification_by_order on rectification (tenant_id, order_id)
  where order_id is not null;
create table measure (
  tenant_id uuid not null, measure_id uuid not null, rectification_id uuid not null,
  position int not null, text text not null, done_on date, import_id uuid,
  primary key (tenant_id, rectification_id, measure_id)
);
create table mediation (
  tenant_id uuid not null, mediation_id uuid not null, cycle_id uuid not null,
  opened_on date not null, settled_on date, outcome text not null,
  primary key (tenant_id, mediation_id)
);`;

const records = `
create table tally (
  tenant_id uuid not null, tally_id uuid not null, cycle_id uuid not null,
  organisation_id uuid not null, issued int not null, collected int not null, valid int not null,
  import_id uuid,
  primary key (tenant_id, tally_id)
);
create table tally_row (
  tenant_id uuid not null, tally_id uuid not null, person_id uuid not null,
  excellent int not null, qualified int not null, basically_qualified int not null,
  unqualified int not null, blank int not null, import_id uuid,
  primary key (tenant_id, tally_id, person_id)
);
create table import_batch (
  tenant_id uuid not null, import_id uuid not null, cycle_id uuid, kinds text[] not null,
  files jsonb not null, committed_at timestamptz not null, committed_by text not null, undone boolean not null,
  primary key (tenant_id, import_id)
);
create table issued_report (
  tenant_id uuid not null, report_id uuid not null, cycle_id uuid not null, as_of date not null,
  issued_on date not null, title text not null, document text not null, digest text not null,
  primary key (tenant_id, report_id)
);
create table sealed_archive (
  tenant_id uuid not null, archive_id uuid not null, cycle_id uuid not null, as_of date not null,
  sealed_on date not null, items jsonb not null,
  primary key (tenant_id, archive_id)
);`;

const operational = `
create table intent (
  tenant_id uuid not null, intent_id uuid not null, operation text not null,
  input_hash text not null, answer jsonb not null, at timestamptz not null,
  primary key (tenant_id, intent_id)
);
create table sign_in_code (
  tenant_id uuid not null, code_hash text not null, person_id uuid,
  expires_at timestamptz not null, used_at timestamptz,
  primary key (tenant_id, code_hash)
);
create table sign_in (
  tenant_id uuid not null, token_hash text not null, person_id uuid,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash)
);
create table import_draft (
  tenant_id uuid not null, draft_id uuid not null, person_id uuid, choices jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id)
);
create table import_draft_file (
  tenant_id uuid not null, draft_id uuid not null, position int not null, file_name text not null,
  content_hash text not null, bytes bytea not null,
  primary key (tenant_id, draft_id, position)
);
create table archive_piece (
  tenant_id uuid not null, archive_id uuid not null, position int not null, bytes bytea not null,
  primary key (tenant_id, archive_id, position)
);
create table report_prose (
  tenant_id uuid not null, cycle_id uuid not null, slot text not null, text text not null,
  version int not null,
  primary key (tenant_id, cycle_id, slot)
);`;
