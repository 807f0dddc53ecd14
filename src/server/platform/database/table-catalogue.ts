/** Rebuilt from facts; the order is the order in which rows are inserted. Keys are without tenant_id. */
export const projectedTables = {
  organisation: ['organisation_id'],
  organisation_name: ['organisation_id', 'name'],
  person: ['person_id'],
  post: ['post_id'],
  slip: ['slip_id'],
  device: ['device_id'],
  correction: ['correction_id'],
  desk_sign_in: ['desk_sign_in_id'],
  cycle: ['cycle_id'],
  leading_group_member: ['cycle_id', 'person_id', 'from_on'],
  box_keeper: ['cycle_id', 'person_id', 'from_on'],
  criteria_set: ['cycle_id', 'code', 'version'],
  plan: ['cycle_id', 'version'],
  session: ['session_id'],
  session_guest: ['session_id', 'person_id'],
  review: ['review_id'],
  reviewer: ['party_id', 'review_id'],
  talk: ['review_id'],
  answer: ['answer_id'],
  commendation: ['commendation_id'],
  pairing: ['pairing_id'],
  exchange: ['exchange_id'],
  box_opening: ['opening_id'],
  opinion: ['opinion_id'],
  outsider_count: ['count_id', 'category'],
  issue: ['issue_id'],
  idea: ['idea_id'],
  issue_idea: ['issue_id', 'idea_id'],
  rectification_order: ['order_id'],
  rectification: ['rectification_id'],
  measure: ['rectification_id', 'measure_id'],
  mediation: ['mediation_id'],
  tally: ['tally_id'],
  tally_row: ['tally_id', 'person_id'],
  import_batch: ['import_id'],
  issued_report: ['report_id'],
  sealed_archive: ['archive_id'],
} as const;

/** Kept beside the projection by `commit_facts` itself; the verifier recomputes them too. */
export const derivedTables = {
  counter: ['cycle_id', 'measure', 'a', 'b', 'c'],
  ledger_about: ['about_id', 'seq'],
} as const;

/** The closed list of tables that no fact accounts for. */
export const operationalTables = [
  'tenant',
  'intent',
  'sign_in_code',
  'sign_in',
  'slip_lock',
  'device_lock',
  'look',
  'desk_sign_in_lock',
  'import_draft',
  'import_draft_file',
  'report_prose',
  'archive_piece',
] as const;

export const ledgerTables = [
  'ledger_head',
  'ledger_leaf',
  'ledger_secret',
  'ledger_node',
  'ledger_checkpoint',
] as const;

export type ProjectedTable = keyof typeof projectedTables;
export const projectedTableNames = Object.keys(projectedTables) as readonly ProjectedTable[];
