import type { AuditFindingCode, ReportFinding } from './audit-finding.ts';
import { hex } from './bytes.ts';
import type { Frontier } from './merkle-tree.ts';

/** The one row that the next append starts from. */
export interface LedgerHead {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
  /** Day of the last entry; of no meaning while there are none. */
  readonly lastDate?: string;
}

export interface ComputedHead {
  /** One more than the largest sequence number. */
  readonly length: number;
  /** Missing when a gap in the sequence leaves the tree unknown. */
  readonly frontier: Frontier | undefined;
  readonly lastDate: string | undefined;
}

export function compareHead(
  computed: ComputedHead,
  head: LedgerHead | undefined,
  report: ReportFinding,
): void {
  const { length, frontier, lastDate } = computed;
  const finding = (code: AuditFindingCode, expected?: string, found?: string): void =>
    report({ code, place: { table: 'ledger_head' }, expected, found });
  if (!head) {
    if (length > 0) finding('head-missing');
    return;
  }
  if (head.size !== length) finding('head-size-wrong', String(length), String(head.size));
  if (frontier && !samePeaks(frontier.peaks, head.peaks)) {
    finding('head-peaks-wrong', peaksText(frontier.peaks), peaksText(head.peaks));
  }
  if (lastDate && head.lastDate !== undefined && head.lastDate !== lastDate) {
    finding('head-date-wrong', lastDate, head.lastDate);
  }
}

function samePeaks(left: readonly Uint8Array[], right: readonly Uint8Array[]): boolean {
  return left.length === right.length && peaksText(left) === peaksText(right);
}

function peaksText(peaks: readonly Uint8Array[]): string {
  return peaks.map(hex).join(',');
}
