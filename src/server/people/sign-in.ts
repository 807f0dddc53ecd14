import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { DeskSignInId, DeviceId } from '#core/accounts/facts.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { rolesOn } from '#core/people/roles.ts';
import type { Clock } from '../platform/clock.ts';
import { inTransaction, type Tx } from '../platform/database/connection.ts';
import { operatorScope, personScope, type Scope, type SessionProof } from '../platform/scope.ts';
import { signedInBy } from './standing.ts';

const CODE_LASTS_MS = 24 * 3_600_000;
const SIGN_IN_LASTS_MS = 12 * 3_600_000;

export interface SignIn {
  /**
   * A one-time code for a link; the database keeps its hash only. Without a person it is for the
   * set-up of an organisation in which nobody is registered yet.
   */
  issueCode(tenantId: TenantId, personId: PersonId | null): Promise<string>;
  /** Burns the code and returns the token for the session cookie. */
  redeem(code: string): Promise<Result<string, Refusal>>;
  scopeOf(token: string): Promise<Scope | undefined>;
  /** What the door needs to look the session up by itself; `undefined` for what is no token. */
  proofOf(token: string): SessionProof | undefined;
  signOut(token: string): Promise<void>;
}

/** Codes and tokens are `<tenant uuid>.<32 random bytes, base64url>`. */
export function createSignIn(parts: { readonly pool: pg.Pool; readonly clock: Clock }): SignIn {
  return {
    issueCode: (tenantId, personId) => issueCode(parts, tenantId, personId),
    redeem: (code) => redeem(parts, code),
    scopeOf: async (token) => {
      const proof = proofOf(token);
      return proof && scopeOfSession(parts.pool, proof, parts.clock);
    },
    proofOf,
    signOut: (token) => signOut(parts, token),
  };
}

type Parts = { readonly pool: pg.Pool; readonly clock: Clock };

async function issueCode(
  { pool, clock }: Parts,
  tenantId: TenantId,
  personId: PersonId | null,
): Promise<string> {
  const code = freshToken(tenantId);
  await inTransaction(pool, { tenantId, mode: 'write' }, async (tx) => {
    const expires_at = later(clock, CODE_LASTS_MS);
    await tx
      .insertInto('sign_in_code')
      .values({
        tenant_id: tenantId,
        code_hash: hashOf(code),
        person_id: personId,
        expires_at,
        used_at: null,
      })
      .execute();
    return { keep: true, value: undefined };
  });
  return code;
}

async function redeem({ pool, clock }: Parts, code: string): Promise<Result<string, Refusal>> {
  const tenantId = tenantOf(code);
  if (!tenantId) return refuse(refusal('wrong-sign-in-code'));
  return inTransaction<Result<string, Refusal>>(pool, { tenantId, mode: 'write' }, async (tx) => {
    const now = clock.now().toISOString();
    const used = await tx
      .updateTable('sign_in_code')
      .set({ used_at: now })
      .where('tenant_id', '=', tenantId)
      .where('code_hash', '=', hashOf(code))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('person_id')
      .executeTakeFirst();
    if (!used) return { keep: false, value: refuse(refusal('wrong-sign-in-code')) };
    const whose = { tenantId, personId: used.person_id };
    return { keep: true, value: accept(await openSession(tx, clock, whose)) };
  });
}

/** The token for the session cookie. */
export async function openSession(
  tx: Tx,
  clock: Clock,
  { tenantId, personId, deviceId, deskSignInId }: SessionOwner,
): Promise<string> {
  const token = freshToken(tenantId);
  await tx
    .insertInto('sign_in')
    .values({
      tenant_id: tenantId,
      token_hash: hashOf(token),
      person_id: personId,
      expires_at: later(clock, SIGN_IN_LASTS_MS),
      device_id: deviceId ?? null,
      desk_sign_in_id: deskSignInId ?? null,
    })
    .execute();
  return token;
}

interface SessionOwner {
  readonly tenantId: TenantId;
  readonly personId: PersonId | null;
  /** Where it was opened with a PIN: the session ends with the device. */
  readonly deviceId?: DeviceId;
  /** Where it was opened with name and password: it ends with a change of them. */
  readonly deskSignInId?: DeskSignInId;
}

function proofOf(token: string): SessionProof | undefined {
  const tenantId = tenantOf(token);
  return tenantId && { tenantId, tokenHash: hashOf(token) };
}

/** As whom a session asks now: roles follow the posts held today. */
export async function scopeOfSession(
  client: pg.Pool | pg.ClientBase,
  proof: SessionProof,
  clock: Clock,
): Promise<Scope | undefined> {
  const signedIn = await signedInBy(client, { ...proof, now: clock.now().toISOString() });
  if (!signedIn) return undefined;
  const { personId, standing } = signedIn;
  const { tenantId } = proof;
  if (personId === null) return operatorScope(tenantId, 'set-up');
  return personScope(tenantId, personId, rolesOn(standing, clock.today()));
}

async function signOut({ pool }: Parts, token: string): Promise<void> {
  const tenantId = tenantOf(token);
  if (!tenantId) return;
  await inTransaction(pool, { tenantId, mode: 'write' }, async (tx) => {
    await tx
      .deleteFrom('sign_in')
      .where('tenant_id', '=', tenantId)
      .where('token_hash', '=', hashOf(token))
      .execute();
    return { keep: true, value: undefined };
  });
}

function freshToken(tenantId: TenantId): string {
  return `${tenantId}.${randomBytes(32).toString('base64url')}`;
}

/** Of a token or code; `undefined` for what is none. */
export function tenantOf(token: string): TenantId | undefined {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(token)?.[1] as
    TenantId | undefined;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function later(clock: Clock, milliseconds: number): string {
  return new Date(clock.now().getTime() + milliseconds).toISOString();
}
