import { sql } from 'kysely';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type {
  CycleId,
  OrganisationId,
  PersonId,
  ReviewId,
  SessionId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { CommendationId, minuteParts, sessionKinds } from '#core/reviews/facts.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import type { Tx } from '../platform/database/connection.ts';
import { isVisible } from './store-filter.ts';

export interface StoredSession {
  readonly sessionId: SessionId;
  readonly cycleId: CycleId;
  readonly kind: (typeof sessionKinds)[number];
  readonly organisationId: OrganisationId | null;
  readonly title: string;
  readonly heldOn: CalendarDate;
  readonly place: string;
  readonly minutes: Readonly<Record<(typeof minuteParts)[number], string>> | null;
}

const MAX_SESSIONS = 500;

/** Newest first, at most 500; one session when `sessionId` is given. */
export async function loadSessions(
  tx: Tx,
  tenantId: TenantId,
  wanted: {
    readonly cycleId?: CycleId;
    readonly sessionId?: SessionId;
    readonly kind?: StoredSession['kind'] | undefined;
    readonly minuted?: boolean | undefined;
    readonly until?: CalendarDate | undefined;
  },
): Promise<readonly StoredSession[]> {
  let sessions = tx.selectFrom('session').selectAll().where('tenant_id', '=', tenantId);
  if (wanted.cycleId) sessions = sessions.where('cycle_id', '=', wanted.cycleId);
  if (wanted.sessionId) sessions = sessions.where('session_id', '=', wanted.sessionId);
  if (wanted.kind) sessions = sessions.where('kind', '=', wanted.kind);
  if (wanted.minuted !== undefined) {
    sessions = sessions.where('minutes', wanted.minuted ? 'is not' : 'is', null);
  }
  if (wanted.until) sessions = sessions.where('held_on', '<=', wanted.until);
  const rows = await sessions
    .orderBy('held_on', 'desc')
    .orderBy('session_id', 'desc')
    .limit(MAX_SESSIONS)
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    cycleId: row.cycle_id,
    kind: row.kind as StoredSession['kind'],
    organisationId: row.organisation_id,
    title: row.title,
    heldOn: row.held_on,
    place: row.place,
    minutes: row.minutes as StoredSession['minutes'],
  }));
}

export async function loadGuests(
  tx: Tx,
  tenantId: TenantId,
  sessionId: SessionId,
): Promise<readonly { readonly personId: PersonId; readonly deed: string }[]> {
  const rows = await tx
    .selectFrom('session_guest')
    .select(['person_id', 'deed'])
    .where('tenant_id', '=', tenantId)
    .where('session_id', '=', sessionId)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({ personId: row.person_id, deed: row.deed }));
}

export interface StoredCommendation {
  readonly commendationId: CommendationId;
  readonly personId: PersonId;
  readonly number: string;
  readonly text: string;
  readonly publishedOn: CalendarDate;
  readonly withdrawnOn: CalendarDate | null;
}

type WantedCommendation =
  { readonly reviewId: ReviewId } | { readonly commendationId: CommendationId };

/** Of one talk, newest first, or the one named. */
export async function loadCommendations(
  tx: Tx,
  tenantId: TenantId,
  wanted: WantedCommendation,
): Promise<readonly StoredCommendation[]> {
  let commendations = tx.selectFrom('commendation').selectAll().where('tenant_id', '=', tenantId);
  commendations =
    'reviewId' in wanted
      ? commendations.where('review_id', '=', wanted.reviewId)
      : commendations.where('commendation_id', '=', wanted.commendationId).forUpdate();
  const rows = await commendations.orderBy('commendation_id', 'desc').execute();
  return rows.map((row) => ({
    commendationId: row.commendation_id as CommendationId,
    personId: row.person_id,
    number: row.number,
    text: row.text,
    publishedOn: row.published_on,
    withdrawnOn: row.withdrawn_on,
  }));
}

/** Those hanging on the day: published, not withdrawn; newest first. */
export async function loadPublishedCommendations(
  tx: Tx,
  tenantId: TenantId,
  wanted: { readonly cycleId: CycleId; readonly asOf: CalendarDate },
) {
  return tx
    .selectFrom('commendation')
    .select(['commendation_id', 'person_id', 'review_id', 'number', 'text', 'published_on'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', wanted.cycleId)
    .where('published_on', '<=', wanted.asOf)
    .where('withdrawn_on', 'is', null)
    .orderBy('published_on', 'desc')
    .orderBy('commendation_id', 'desc')
    .limit(500)
    .execute();
}

/** Each with the review that it goes back to, where whoever asks may see that. */
export async function loadPairings(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, visibility }: { readonly cycleId: CycleId; readonly visibility: Visibility },
) {
  const seen = isVisible(tenantId, visibility) ?? sql`true`;
  return tx
    .selectFrom('pairing as p')
    .select(['pairing_id', 'helper_id', 'partner_id', 'aim', 'agreed_on'])
    .select(
      sql<ReviewId | null>`(select r.review_id from review r
        where r.tenant_id = p.tenant_id and r.review_id = p.review_id and ${seen})`.as('review_id'),
    )
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('agreed_on')
    .orderBy('pairing_id')
    .limit(500)
    .execute();
}

export async function loadExchanges(tx: Tx, tenantId: TenantId, cycleId: CycleId) {
  return tx
    .selectFrom('exchange')
    .select(['exchange_id', 'title', 'held_on', 'place', 'organisation_ids', 'summary'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .orderBy('held_on')
    .orderBy('exchange_id')
    .limit(500)
    .execute();
}
