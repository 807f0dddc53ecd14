import type { deskSignInOperations } from '#contract/accounts-desk.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import { slipBar } from '#core/accounts/may-issue.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { reachOf } from '#core/people/permissions.ts';
import { type Holder, loadHolders } from '../people/holders.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import {
  addDeskLock,
  type DeskSignIn,
  endDeskSessions,
  loadDeskSignIns,
  removeDeskLock,
  setPassword,
  spendRecoveryCode,
} from './desk-store.ts';

export const deskSignInActions: ActionHandlers<typeof deskSignInOperations> = {
  'deskSignIn.setUp': async (tx, { step, ...key }, { scope }) => {
    const { tenantId, personId } = scope;
    if (personId === null) return refuse(refusal('wrong-state'));
    const [known] = await loadDeskSignIns(tx, tenantId, [personId]);
    if (known) return refuse(refusal('wrong-state'));
    const isAdded = await addDeskLock(tx, tenantId, { ...key, personId, lastStep: step });
    if (!isAdded) return refuse(refusal('desk-name-taken'));
    const { deskSignInId } = key;
    return accept({ facts: [fact('deskSignIn.setUp', { deskSignInId, personId })], answer: {} });
  },
  'deskSignIn.changePassword': async (tx, { deskSignInId, passwordHash, keeps }, asking) => {
    const own = await ownDesk(tx, deskSignInId, asking);
    if (!own.ok) return own;
    const asked = { tenantId: asking.scope.tenantId, deskSignInId };
    await setPassword(tx, asked, passwordHash);
    await endDeskSessions(tx, asked, keeps);
    return accept({ facts: [fact('deskSignIn.passwordChanged', { deskSignInId })], answer: {} });
  },
  'deskSignIn.useRecoveryCode': async (tx, { deskSignInId, recoveryHash }, asking) => {
    const own = await ownDesk(tx, deskSignInId, asking);
    if (!own.ok) return own;
    const asked = { tenantId: asking.scope.tenantId, deskSignInId };
    const left = await spendRecoveryCode(tx, asked, recoveryHash);
    if (left === undefined) return refuse(refusal('wrong-state'));
    const used = fact('deskSignIn.recoveryCodeUsed', { deskSignInId, left });
    return accept({ facts: [used], answer: { left } });
  },
  'deskSignIn.switchOff': async (tx, { deskSignInId, keeps }, asking) => {
    const own = await ownDesk(tx, deskSignInId, asking);
    if (!own.ok) return own;
    await end(tx, { tenantId: asking.scope.tenantId, deskSignInId }, keeps);
    const off = fact('deskSignIn.switchedOff', { deskSignInId, reason: 'ownWish' });
    return accept({ facts: [off], answer: {} });
  },
  'deskSignIn.reset': async (tx, { personId }, asking) => {
    const { tenantId } = asking.scope;
    const on = asking.today;
    const [holder] = await loadHolders(tx, { tenantId, on, personIds: [personId] });
    const bar = resetBarOf(holder, asking);
    if (bar) return refuse(refusal(bar));
    const [desk] = await loadDeskSignIns(tx, tenantId, [personId]);
    if (!desk) return refuse(refusal('wrong-state'));
    const { deskSignInId } = desk;
    await end(tx, { tenantId, deskSignInId }, null);
    const off = fact('deskSignIn.switchedOff', { deskSignInId, reason: 'office' });
    return accept({ facts: [off], answer: {} });
  },
};

async function ownDesk(
  tx: Tx,
  deskSignInId: DeskSignInId,
  { scope: { tenantId, personId } }: Asking,
): Promise<Result<DeskSignIn, Refusal>> {
  const [desk] = personId ? await loadDeskSignIns(tx, tenantId, [personId]) : [];
  return desk?.deskSignInId === deskSignInId ? accept(desk) : refuse(refusal('wrong-state'));
}

async function end(
  tx: Tx,
  asked: Parameters<typeof removeDeskLock>[1],
  keeps: string | null,
): Promise<void> {
  await endDeskSessions(tx, asked, keeps);
  await removeDeskLock(tx, asked);
}

/** Like a slip's issuer; one's own takes a code, also from who may reset those of others. */
export function resetBarOf(
  holder: Holder | undefined,
  { scope }: Pick<Asking, 'scope'>,
): 'not-found' | 'desk-of-keeper' | undefined {
  if (!holder || holder.personId === scope.personId) return 'not-found';
  const issuer = { reach: reachOf('deskSignIn.reset', scope.roles), heads: [] };
  const bar = slipBar(issuer, holder);
  if (bar === undefined) return undefined;
  return bar === 'keeps-box' ? 'desk-of-keeper' : 'not-found';
}
