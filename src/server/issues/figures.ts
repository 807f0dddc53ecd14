import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { Asking } from '../platform/handling.ts';
import { askedBy } from './confidential.ts';
import { lookFrom } from './rectification-queries.ts';
import { countRectifications, noState } from './rectification-store.ts';
import { countIssues, countMediations } from './store.ts';

interface CycleOnDay {
  readonly cycleId: CycleId;
  readonly asOf: CalendarDate;
}

export const noFigures = {
  rectifications: { all: 0, overdue: 0, dueSoon: 0, ...noState },
  issues: { problems: 0, publicProblems: 0, helps: 0, ideas: 0, feasibleIdeas: 0 },
  mediations: { open: 0, settled: 0, failed: 0 },
};
export type IssueFigures = typeof noFigures;

/** What a cycle holds of problems and what became of them, as far as the asker may see it. */
export async function issueFigures(
  tx: Tx,
  { cycleId, asOf }: CycleOnDay,
  asking: Asking,
): Promise<IssueFigures> {
  const of = { ...askedBy(asking.scope), cycleId, asOf };
  const [{ states, ...due }, issues, mediations] = await together([
    countSeen(tx, { cycleId, asOf }, asking),
    countIssues(tx, of),
    countMediations(tx, of),
  ]);
  const all = Object.values(states).reduce((total, n) => total + n, 0);
  return {
    rectifications: { all, ...due, ...states },
    issues,
    mediations: {
      open: mediations.get('open') ?? 0,
      settled: mediations.get('settled') ?? 0,
      failed: mediations.get('failed') ?? 0,
    },
  };
}

async function countSeen(tx: Tx, { cycleId, asOf }: CycleOnDay, asking: Asking) {
  return countRectifications(tx, { ...(await lookFrom(tx, asOf, asking)), cycleId });
}
