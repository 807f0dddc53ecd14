/** What the preview says about one cell or one sheet; the catalogues hold a sentence for each. */
export const problemSeverities = {
  'sheet-not-recognised': 'note',
  'file-not-recognised': 'blocks',
  'column-missing': 'blocks',
  'mode-unknown': 'blocks',
  'column-not-kept': 'note',
  'column-unused': 'note',
  'row-skipped': 'note',
  'total-differs': 'note',
  'text-too-long': 'blocks',
  'value-missing': 'blocks',
  'name-unlikely': 'blocks',
  'date-missing': 'blocks',
  'date-impossible': 'blocks',
  'date-not-understood': 'blocks',
  'date-ambiguous': 'blocks',
  'deadline-not-understood': 'note',
  'origin-assumed': 'note',
  'value-not-understood': 'blocks',
  'mode-not-understood': 'blocks',
  'outcome-not-understood': 'blocks',
  'sensitivity-assumed': 'note',
  'post-not-understood': 'note',
  'person-repeated': 'blocks',
  'person-unknown': 'ask',
  'person-ambiguous': 'ask',
  'organisation-unknown': 'ask',
  'organisation-ambiguous': 'ask',
  'party-unknown': 'ask',
  'skipped-by-answer': 'note',
  'organisation-new': 'note',
  'joint-subjects': 'note',
  'self-review': 'note',
  'no-shortcoming': 'note',
  'no-achievement': 'note',
  'same-text': 'note',
  'deadline-without-dated-requirement': 'note',
  'empty-opening': 'note',
  'blank-paper': 'note',
  'one-keeper': 'note',
  'opinion-names-person': 'note',
  'category-only-counted': 'note',
  'idea-without-problem': 'note',
  'idea-problem-unknown': 'blocks',
  'idea-before-problem': 'note',
  'owner-outside-unit': 'note',
  'closed-before': 'note',
  'sources-not-imported': 'note',
  'item-moved-meanwhile': 'note',
  'item-there-already': 'note',
  'item-alike': 'ask',
  'verified-by-owner': 'note',
  'verified-by-subordinate': 'note',
  'verified-by-nobody': 'note',
  'closed-without-date': 'note',
  'two-grades': 'note',
  'grade-not-understood': 'blocks',
  'ballot-voided': 'note',
  'ballots-blank': 'note',
  'ballots-unreconciled': 'blocks',
  'ballots-footer-missing': 'note',
  'graded-probationary': 'note',
  'member-without-ballots': 'note',
  'document-number-not-understood': 'note',
  'cycle-dates-reversed': 'blocks',
  'cycle-without-head': 'note',
  'cycle-without-keepers': 'note',
} as const satisfies Record<string, 'blocks' | 'ask' | 'note'>;

export type ProblemCode = keyof typeof problemSeverities;
export const problemCodes = Object.keys(problemSeverities) as readonly ProblemCode[];
export type ProblemSeverity = (typeof problemSeverities)[ProblemCode];

export type Problem = {
  readonly code: ProblemCode;
  /** `blocks` stops the import, `ask` stops it until answered, `note` is only told. */
  readonly severity: ProblemSeverity;
  readonly sheet: string;
  /** The cell, as `B12`; absent when the whole sheet is meant. */
  readonly ref?: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Place = { readonly sheet: string; readonly ref?: string };

export function problemAt(
  code: ProblemCode,
  place: Place,
  params: Problem['params'] = {},
): Problem {
  const severity = problemSeverities[code];
  return place.ref === undefined
    ? { code, severity, sheet: place.sheet, params }
    : { code, severity, sheet: place.sheet, ref: place.ref, params };
}
