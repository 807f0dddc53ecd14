import type { accountsOperations } from '#contract/accounts.ts';
import { refusal } from '#contract/refusals.ts';
import type { DeviceId, SlipId } from '#core/accounts/facts.ts';
import { slipBar } from '#core/accounts/may-issue.ts';
import { lastDayOfSlip, slipStateOn } from '#core/accounts/slip.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { reachOf } from '#core/people/permissions.ts';
import { loadHolders } from '../people/holders.ts';
import { headedBy } from '../people/organisation-tree.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { ActionHandlers, Asking } from '../platform/handling.ts';
import type { AccountKeys } from './account-keys.ts';
import {
  addDeviceLock,
  addSlipLocks,
  endDevice,
  loadDevices,
  loadSlips,
  lockSlip,
} from './store.ts';

const refusalOfBar = { 'holds-office': 'slip-for-office', 'keeps-box': 'slip-for-keeper' } as const;

export function accountsActionsOf(
  openKeys: () => Promise<AccountKeys>,
): ActionHandlers<typeof accountsOperations> {
  return {
    'slips.issue': async (tx, { personIds }, asking) => {
      const { scope, today, newId } = asking;
      const { tenantId } = scope;
      const wanted = [...new Set(personIds)];
      const holders = await loadHolders(tx, { tenantId, on: today, personIds: wanted });
      const issuer = await issuerOf(tx, asking);
      const bars = holders.map((holder) => slipBar(issuer, holder));
      if (holders.length < wanted.length || bars.includes('not-yours')) {
        return refuse(refusal('unknown-person', { place: 'personIds' }));
      }
      const bar = bars.find((each) => each !== undefined && each !== 'not-yours');
      if (bar) return refuse(refusal(refusalOfBar[bar], { place: 'personIds' }));

      const open = await loadSlips(tx, tenantId, { personIds: wanted, openOn: today });
      const expiresOn = lastDayOfSlip(today);
      const slips = wanted.map((personId) => ({ personId, slipId: newId<SlipId>() }));
      const keys = await openKeys();
      await addSlipLocks(
        tx,
        tenantId,
        slips.map(({ slipId }) => ({ slipId, number: keys.slipCode(tenantId, slipId).number })),
      );
      const facts = [
        ...open
          .filter((slip) => !slip.used)
          .map(({ slipId }) => fact('slip.withdrawn', { slipId })),
        ...slips.map((slip) => fact('slip.issued', { ...slip, expiresOn })),
      ];
      return accept({ facts, answer: { issued: slips.length } });
    },
    'devices.enrol': async (tx, input, { scope, today, newId }) => {
      const { tenantId, personId } = scope;
      await lockSlip(tx, tenantId, input.slipId);
      const [slip] = await loadSlips(tx, tenantId, { slipId: input.slipId });
      if (!slip || slip.personId !== personId) return refuse(refusal('not-found'));
      const state = slipStateOn(slip, today);
      if (state === 'used') return refuse(refusal('slip-used'));
      if (state !== 'open') return refuse(refusal('slip-over'));
      const deviceId = newId<DeviceId>();
      const { slipId, name, tokenHash, pinHash } = input;
      await addDeviceLock(tx, tenantId, { deviceId, tokenHash, pinHash });
      const enrolled = fact('device.enrolled', { deviceId, personId, slipId, name });
      return accept({ facts: [enrolled], answer: { deviceId } });
    },
    'devices.revoke': async (tx, { deviceId, reason }, asking) => {
      const { tenantId } = asking.scope;
      const [device] = await loadDevices(tx, tenantId, { deviceId });
      const mayRevoke = await isInReach(tx, device, asking);
      if (!device || !mayRevoke) return refuse(refusal('not-found'));
      if (device.revokedOn !== null) return refuse(refusal('wrong-state'));
      await endDevice(tx, tenantId, deviceId);
      return accept({ facts: [fact('device.revoked', { deviceId, reason })], answer: {} });
    },
  };
}

export async function issuerOf(tx: Tx, { scope, today }: Asking) {
  const { tenantId, personId, roles } = scope;
  const heads = personId ? await headedBy(tx, tenantId, { personId, day: today }) : [];
  return { reach: reachOf('slips.issue', roles), heads };
}

/**
 * One's own, and those of the people for whom one may print slips or whose branch one heads. A device that
 * is not there is looked for like one of another branch.
 */
async function isInReach(
  tx: Tx,
  device: { readonly personId: Asking['scope']['personId'] } | undefined,
  asking: Asking,
): Promise<boolean> {
  const personId = device?.personId ?? null;
  const { scope, today } = asking;
  if (personId !== null && personId === scope.personId) return true;
  const reach = reachOf('devices.revoke', scope.roles);
  if (reach.has('whole') || reach.has('open')) return personId !== null;
  if (!reach.has('branch')) return false;
  const personIds = personId === null ? [] : [personId];
  const [holder] = await loadHolders(tx, { tenantId: scope.tenantId, on: today, personIds });
  const { heads } = await issuerOf(tx, asking);
  return holder !== undefined && heads.includes(holder.unitId);
}
