import type { AuditFinding } from '#core/ledger/audit-finding.ts';

/** What the server's verifier finds beyond the audit of the ledger itself. */
export const contentFindingCodes = [
  // one content, though it opens its commitment
  'fact-unreadable',
  'fact-not-canonical',
  'fact-type-wrong',
  'fact-date-wrong',
  // what was kept outside and the ledger has no longer
  'checkpoint-missing',
  // the tables, compared with what the facts alone give
  'row-missing',
  'row-added',
  'row-altered',
] as const;
export type ContentFindingCode = (typeof contentFindingCodes)[number];

export interface ContentFinding {
  readonly code: ContentFindingCode;
  readonly place:
    | { readonly table: 'ledger_secret'; readonly seq: number }
    | {
        readonly table: string;
        /** `name=value`, without the tenant. */
        readonly key: string;
        readonly column?: string;
      };
}

export type LedgerFinding = AuditFinding | ContentFinding;

export interface Verification {
  readonly entries: number;
  /** Base64 as in a checkpoint; missing when a broken sequence leaves the tree unknown. */
  readonly root: string | undefined;
  readonly opened: number;
  readonly erased: number;
  /** Compared with the facts; absent without `rebuild`. */
  readonly rows: number | undefined;
  readonly checkpoints: number;
  /** Where more than one key is believed: which signed, in the order in which they began. */
  readonly signers: readonly LogSigner[];
  /** The first thousand. */
  readonly findings: readonly LedgerFinding[];
  readonly findingCount: number;
}

/** A key, and over how many entries its first and its newest checkpoint are. */
export interface LogSigner {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

const MOST_FINDINGS = 1000;

/** Counts all findings and keeps the first thousand. */
export class FindingList {
  readonly findings: LedgerFinding[] = [];
  count = 0;

  readonly add = (finding: LedgerFinding): void => {
    this.count += 1;
    if (this.findings.length < MOST_FINDINGS) this.findings.push(finding);
  };
}

/** `table key` and, where it is one, the column: the exact place in words of the database. */
export function placeText(place: LedgerFinding['place']): string {
  const { table, ...rest } = place;
  const parts = Object.entries(rest).filter(([, value]) => value !== undefined);
  const texts = parts.map(([name, value]) => (name === 'key' ? value : `${name}=${value}`));
  return [table, ...texts].join(' ');
}
