import { sql } from 'kysely';
import type { ImportId, RectificationId, TenantId } from '#core/kernel/ids.ts';
import type { FactBody, RecordedFact } from '#core/ledger/catalogue.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface OwnEntries {
  readonly first: number;
  readonly last: number;
  readonly facts: readonly RecordedFact[];
}

/** What the ledger holds of one import: the entries around `import.committed` with its intent. */
export async function loadOwnEntries(
  tx: Tx,
  tenantId: TenantId,
  importId: ImportId,
): Promise<OwnEntries | undefined> {
  const row = await tx
    .selectFrom('ledger_about')
    .select((e) => e.fn.min('seq').as('seq'))
    .where('tenant_id', '=', tenantId)
    .where('about_id', '=', importId)
    .executeTakeFirst();
  if (row?.seq === undefined || row.seq === null) return undefined;
  const [committed] = await loadFacts(tx, tenantId, { from: row.seq, until: row.seq });
  if (!committed) return undefined;
  const of = { tenantId, intent: committed.fact.intent };
  const before = await loadNeighbours(tx, { ...of, from: row.seq, step: -ENTRIES_AT_ONCE });
  const after = await loadNeighbours(tx, { ...of, from: row.seq, step: ENTRIES_AT_ONCE });
  const entries = [...before, committed, ...after].sort((one, other) => one.seq - other.seq);
  return {
    first: entries[0]?.seq ?? row.seq,
    last: entries.at(-1)?.seq ?? row.seq,
    facts: entries.map(({ fact }) => fact),
  };
}

const ENTRIES_AT_ONCE = 2000;

interface Entry {
  readonly seq: number;
  readonly fact: RecordedFact;
}

/** All facts of one intent stand side by side, since a commit holds the head of the ledger. */
async function loadNeighbours(
  tx: Tx,
  asked: { tenantId: TenantId; intent: string; from: number; step: number },
): Promise<readonly Entry[]> {
  const { tenantId, intent, from, step } = asked;
  const span =
    step > 0 ? { from: from + 1, until: from + step } : { from: from + step, until: from - 1 };
  const entries = await loadFacts(tx, tenantId, span);
  const own = entries.filter(({ fact }) => fact.intent === intent);
  if (entries.length === 0 || own.length < entries.length) return own;
  return [...own, ...(await loadNeighbours(tx, { ...asked, from: from + step }))];
}

async function loadFacts(
  tx: Tx,
  tenantId: TenantId,
  { from, until }: { from: number; until: number },
): Promise<readonly Entry[]> {
  const rows = await tx
    .selectFrom('ledger_secret')
    .select(['seq', 'payload'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '>=', from)
    .where('seq', '<=', until)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, payload }) => ({ seq, fact: JSON.parse(payload) as RecordedFact }));
}

/** What was last reported on an item before the entry `before`; empty when nothing was. */
export async function loadProgressBefore(
  tx: Tx,
  tenantId: TenantId,
  { rectificationId, before }: { rectificationId: RectificationId; before: number },
): Promise<string> {
  const facts = await loadFactsBefore(tx, tenantId, { rectificationId, before });
  return facts.find((each) => each.type === 'rectification.progressed')?.body.text ?? '';
}

/** What an item was known to follow from before the entry `before`, and since when. */
export async function loadOriginBefore(
  tx: Tx,
  tenantId: TenantId,
  { rectificationId, before }: { rectificationId: RectificationId; before: number },
): Promise<Omit<FactBody<'rectification.traced'>, 'importId'> | undefined> {
  const facts = await loadFactsBefore(tx, tenantId, { rectificationId, before });
  const last = facts.find(
    (each) => each.type === 'rectification.traced' || each.type === 'rectification.assigned',
  );
  if (!last) return undefined;
  const { issueId, reviewId, orderId, assignedOn } = last.body;
  return { rectificationId, issueId, reviewId, orderId, assignedOn };
}

/** The newest first. */
async function loadFactsBefore(
  tx: Tx,
  tenantId: TenantId,
  { rectificationId, before }: { rectificationId: RectificationId; before: number },
): Promise<readonly RecordedFact[]> {
  const rows = await tx
    .selectFrom('ledger_about as about')
    .innerJoin('ledger_secret as secret', (join) =>
      join.onRef('secret.tenant_id', '=', 'about.tenant_id').onRef('secret.seq', '=', 'about.seq'),
    )
    .select('secret.payload')
    .where('about.tenant_id', '=', tenantId)
    .where('about.about_id', '=', rectificationId)
    .where('about.seq', '<', before)
    .orderBy('about.seq', 'desc')
    .execute();
  return rows.map((row) => JSON.parse(row.payload) as RecordedFact);
}

/**
 * Whether a later entry speaks of anything that the entries from `first` to `last` brought, or of an
 * item of an earlier import that they moved on.
 */
export async function isSpokenOfLater(
  tx: Tx,
  tenantId: TenantId,
  { first, last }: { first: number; last: number },
): Promise<boolean> {
  const later = await tx
    .selectFrom('ledger_about as later')
    .select('later.seq')
    .where('later.tenant_id', '=', tenantId)
    .where('later.seq', '>', last)
    .where('later.about_id', 'in', (e) =>
      e
        .selectFrom('ledger_about as own')
        .select('own.about_id')
        .where('own.tenant_id', '=', tenantId)
        .where('own.seq', '>=', first)
        .where('own.seq', '<=', last)
        .where((own) =>
          own.or([
            own.not(
              own.exists(
                own
                  .selectFrom('ledger_about as earlier')
                  .select('earlier.seq')
                  .where('earlier.tenant_id', '=', tenantId)
                  .whereRef('earlier.about_id', '=', 'own.about_id')
                  .where('earlier.seq', '<', first),
              ),
            ),
            own.exists(
              own
                .selectFrom('rectification')
                .select('rectification.rectification_id')
                .where('rectification.tenant_id', '=', tenantId)
                .whereRef(
                  'rectification.rectification_id',
                  '=',
                  sql<RectificationId>`own.about_id`,
                ),
            ),
          ]),
        ),
    )
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}
