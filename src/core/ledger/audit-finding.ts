/** Everything that an audit can find; what a person reads of it stands in the message catalogues. */
export const auditFindingCodes = [
  // order of the entries
  'sequence-invalid',
  'sequence-gap',
  'sequence-duplicate',
  'sequence-reordered',
  // one entry
  'leaf-not-canonical',
  'leaf-hash-wrong',
  'date-backwards',
  // its content
  'commitment-does-not-open',
  'secret-incomplete',
  'secret-missing',
  'secret-kept-after-erasure',
  'secret-without-entry',
  'erasure-unreadable',
  'erasure-without-target',
  // the tree
  'node-wrong',
  'node-missing',
  'node-superfluous',
  'head-missing',
  'head-size-wrong',
  'head-peaks-wrong',
  'head-date-wrong',
  // what the log vouched for
  'checkpoint-unreadable',
  'checkpoint-signature-wrong',
  'checkpoint-origin-wrong',
  'checkpoint-size-wrong',
  'checkpoint-root-wrong',
  'ledger-cut-off',
  // an exported file
  'export-line-unreadable',
  'export-size-wrong',
  'export-key-unreadable',
  'export-key-not-trusted',
  'export-without-checkpoint',
] as const;

export type AuditFindingCode = (typeof auditFindingCodes)[number];

/** Where to look: a row of a table by its key, a checkpoint kept elsewhere, a line (from 1) of a file. */
export type AuditPlace =
  | { readonly table: 'ledger_leaf' | 'ledger_secret'; readonly seq: number }
  | { readonly table: 'ledger_node'; readonly level: number; readonly index: number }
  | { readonly table: 'ledger_head' }
  | { readonly table: 'ledger_checkpoint' | 'outside_checkpoint'; readonly size?: number }
  | { readonly table: 'export'; readonly line: number };

export interface AuditFinding {
  readonly code: AuditFindingCode;
  readonly place: AuditPlace;
  /** What the rest of the ledger demands here; hashes as lower-case hexadecimal. */
  readonly expected?: string;
  readonly found?: string;
}

/** Called once for each finding as it is made, so that an audit needs no room for them. */
export type ReportFinding = (finding: AuditFinding) => void;
