/**
 * Every refusal and its HTTP status. What a caller may not see is refused as `not-found`, the same
 * way as what does not exist. The catalogues in `ui/messages` hold a sentence for each.
 */
export const refusalStatus = {
  'bad-input': 422,
  'not-signed-in': 401,
  'not-found': 404,
  'wrong-sign-in-code': 401,
  'intent-reused': 409,
  'changed-meanwhile': 409,
  'clock-set-back': 503,
  'disk-full': 507,
  'database-unavailable': 503,
  'cycle-closed': 409,
  'cycle-not-running': 409,
  'no-points': 422,
  'unknown-person': 422,
  'unknown-organisation': 422,
  'date-in-future': 422,
  'deadline-before-review': 422,
  'already-answered': 409,
  'not-the-subject': 403,
  'consent-missing': 409,
  'not-a-commendation': 409,
  'wrong-state': 409,
  'verifier-is-owner': 409,
  'verifier-is-subordinate': 409,
  'verifier-made-claim': 409,
  'verifier-is-concerned': 409,
  'verifier-needed': 422,
  'not-the-owner': 403,
  'unknown-measure': 422,
  'measures-open': 409,
  'deadline-passed': 422,
  'before-last-step': 422,
  'already-linked': 409,
  'order-without-head': 409,
  'outcome-and-date-disagree': 422,
  'deadline-not-later': 422,
  'import-unreadable': 422,
  'import-blocked': 409,
  'import-known': 409,
  'import-built-upon': 409,
  'import-undone': 409,
  'not-yours-to-undo': 403,
  'import-needs-cycle': 409,
  'report-already-issued': 409,
  'already-erased': 409,
  'ledger-damaged': 409,
  'ledger-too-long': 422,
  'already-named': 409,
  'head-keeps-no-box': 409,
  'two-keepers-needed': 422,
  'name-taken': 409,
  'ends-before-it-begins': 422,
  'wrong-slip-code': 401,
  'slip-used': 409,
  'slip-over': 409,
  'slip-for-office': 403,
  'slip-for-keeper': 403,
  'wrong-pin': 401,
  'device-waits': 429,
  'device-ended': 401,
  'own-request': 403,
  'not-of-your-branch': 403,
  'wrong-desk-sign-in': 401,
  'wrong-desk-secret': 401,
  'desk-secret-waits': 429,
  'desk-name-taken': 409,
  'desk-draft-over': 409,
  'desk-of-keeper': 403,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** `params` fill the sentence; `place` names the field or cell at fault. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly place?: string;
  readonly problems?: readonly InputProblem[];
}

export interface InputProblem {
  /** Path of the field as in `points.0.text`. */
  readonly place: string;
  readonly code: string;
}

/** `after` of a list is not what a page of it gave. */
export const notACursor: Refusal = {
  code: 'bad-input',
  problems: [{ place: 'after', code: 'not-a-cursor' }],
};

export function refusal(code: RefusalCode, details: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...details };
}
