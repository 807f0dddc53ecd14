import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type InputProblem, type Refusal, refusal } from '#contract/refusals.ts';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import { passwordFault } from '#core/accounts/password.ts';
import { RECOVERY_CODES, recoveryCodeOf, recoveryCodeText } from '#core/accounts/recovery-code.ts';
import { readSignInName } from '#core/accounts/sign-in-name.ts';
import { base32, TOTP_SECRET_BYTES, totpAddress, totpStepOf } from '#core/accounts/totp.ts';
import type { IntentId, PersonId } from '#core/kernel/ids.ts';
import { idOf } from '#core/kernel/schemas.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { freshId } from '../platform/fresh-id.ts';
import { deskScope, type Scope } from '../platform/scope.ts';
import type { AccountKeys } from './account-keys.ts';
import { isNameTaken, loadDeskSignIns } from './desk-store.ts';
import type { EnrolmentParts } from './enrolment.ts';
import { hashSecret } from './secret-hash.ts';

const DRAFT_LASTS_MS = 30 * 60_000;
const ISSUER = '评台';

/** Between the two forms everything is in the page, sealed: nothing of it is kept until a code confirms it. */
const draftSchema = z.object({
  deskSignInId: idOf<DeskSignInId>(),
  name: z.string(),
  passwordHash: z.string(),
  totpSealed: z.string(),
  recoveryCodes: z.array(z.string()),
  until: z.string(),
});
type Draft = z.infer<typeof draftSchema>;

export interface ToScan {
  readonly name: string;
  /** For the QR code. */
  readonly address: string;
  /** The same to type in, in base 32. */
  readonly secret: string;
  /** To be sent back with the first code. */
  readonly draft: string;
}

export interface DeskChosen {
  readonly scope: Scope;
  readonly name: string;
  readonly password: string;
}

export async function beginDesk(
  parts: EnrolmentParts,
  { scope, name: typed, password }: DeskChosen,
): Promise<Result<ToScan, Refusal>> {
  const { personId } = scope;
  if (personId === null) return refuse(refusal('not-found'));
  const name = readSignInName(typed);
  const found = await lookAround(parts, { scope, personId, name: name ?? '' });
  if (found.hasOne) return refuse(refusal('wrong-state'));
  const fault = passwordFault(password, [found.personName, name ?? '']);
  const problems: InputProblem[] = [
    ...(name === undefined ? [{ place: 'name', code: 'not-a-sign-in-name' }] : []),
    ...(found.isTaken ? [{ place: 'name', code: 'sign-in-name-taken' }] : []),
    ...(fault ? [{ place: 'password', code: fault }] : []),
  ];
  if (name === undefined || problems.length > 0) return refuse(refusal('bad-input', { problems }));

  const keys = await parts.keys();
  const deskSignInId = freshId<DeskSignInId>();
  const salt = keys.passwordSalt(deskSignInId, freshId());
  const draft: Draft = {
    deskSignInId,
    name,
    passwordHash: await hashSecret(keys.pepperedPassword(password), salt),
    totpSealed: keys.totp.close(randomBytes(TOTP_SECRET_BYTES), deskSignInId),
    recoveryCodes: Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(8))),
    until: new Date(parts.clock.now().getTime() + DRAFT_LASTS_MS).toISOString(),
  };
  return accept(toScan(keys, draft, sealDraft(keys, draft, scope)));
}

async function lookAround(
  { pool }: EnrolmentParts,
  asked: { readonly scope: Scope; readonly personId: PersonId; readonly name: string },
) {
  const { tenantId } = asked.scope;
  return inTransaction(pool, { tenantId, mode: 'read' }, async (tx) => {
    const [known] = await loadDeskSignIns(tx, tenantId, [asked.personId]);
    const isTaken = await isNameTaken(tx, tenantId, asked.name);
    const person = await tx
      .selectFrom('person')
      .select('name')
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', asked.personId)
      .executeTakeFirst();
    const value = { hasOne: known !== undefined, isTaken, personName: person?.name ?? '' };
    return { keep: true, value };
  });
}

/** The same QR code again, after a code that was wrong. */
export async function resumeDesk(
  parts: EnrolmentParts,
  { scope, draft: sealed }: { readonly scope: Scope; readonly draft: string },
): Promise<ToScan | undefined> {
  const keys = await parts.keys();
  const draft = openDraft(keys, sealed, scope);
  return draft && toScan(keys, draft, sealed);
}

export interface DeskConfirmed {
  readonly scope: Scope;
  readonly draft: string;
  readonly code: string;
  readonly intent: IntentId;
}

/** The recovery codes as printed, to be shown once. */
export async function confirmDesk(
  parts: EnrolmentParts,
  { scope, draft: sealed, code, intent }: DeskConfirmed,
): Promise<Result<readonly string[], Refusal>> {
  const keys = await parts.keys();
  const now = parts.clock.now();
  const draft = openDraft(keys, sealed, scope);
  if (!draft || scope.personId === null || draft.until < now.toISOString()) {
    return refuse(refusal('desk-draft-over'));
  }
  const { deskSignInId, name, passwordHash, totpSealed, recoveryCodes } = draft;
  const step = totpStepOf(secretOf(keys, draft), { typed: code, now, lastStep: -1 });
  if (step === undefined) {
    const problems = [{ place: 'code', code: 'wrong-authenticator-code' }];
    return refuse(refusal('bad-input', { problems }));
  }
  const recoveryHashes = recoveryCodes.map((each) => keys.recoveryHash(deskSignInId, each));
  const answer = await parts.door.act(
    'deskSignIn.setUp',
    { deskSignInId, name, passwordHash, totpSealed, step, recoveryHashes },
    { scope: deskScope(scope.tenantId, scope.personId), intent },
  );
  return answer.ok ? accept(recoveryCodes.map(recoveryCodeText)) : answer;
}

function ownerOf({ tenantId, personId }: Scope): string {
  return `${tenantId}|${personId}`;
}

function sealDraft(keys: AccountKeys, draft: Draft, scope: Scope): string {
  return keys.draft.close(Buffer.from(JSON.stringify(draft)), ownerOf(scope));
}

function openDraft(keys: AccountKeys, sealed: string, scope: Scope): Draft | undefined {
  const opened = keys.draft.open(sealed, ownerOf(scope));
  return opened && draftSchema.parse(JSON.parse(opened.toString()));
}

function toScan(keys: AccountKeys, draft: Draft, sealed: string): ToScan {
  const secret = secretOf(keys, draft);
  const address = totpAddress(secret, { issuer: ISSUER, account: draft.name });
  return { name: draft.name, address, secret: base32(secret), draft: sealed };
}

function secretOf(keys: AccountKeys, { totpSealed, deskSignInId }: Draft): Buffer {
  const secret = keys.totp.open(totpSealed, deskSignInId);
  if (!secret) throw new Error('a draft holds a secret that was sealed with another key');
  return secret;
}
