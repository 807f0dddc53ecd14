import type { accountsOperations } from '#contract/accounts.ts';
import { type SlipHolder, slipBar, type SlipIssuer } from '#core/accounts/may-issue.ts';
import { slipStateOn } from '#core/accounts/slip.ts';
import { slipCodeText } from '#core/accounts/slip-code.ts';
import type { OrganisationId } from '#core/kernel/ids.ts';
import { accept } from '#core/kernel/result.ts';
import { loadHolders } from '../people/holders.ts';
import { loadUnits } from '../people/units.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import type { AccountKeys } from './account-keys.ts';
import { issuerOf } from './actions.ts';
import { resetBarOf } from './desk-actions.ts';
import { type DeskSignIn, loadDeskSignIns } from './desk-store.ts';
import { type Device, loadDevices, loadSlips } from './store.ts';

export function accountsQueriesOf(
  openKeys: () => Promise<AccountKeys>,
): QueryHandlers<typeof accountsOperations> {
  return {
    'slips.list': async (tx, { organisationId }, asking) => {
      const { today } = asking;
      const { tenantId } = asking.scope;
      const issuer = await issuerOf(tx, asking);
      const holders = await loadHolders(tx, { tenantId, on: today });
      const inReach = holders.filter((holder) => isSeen(issuer, holder));
      const seen = inReach.filter((holder) => isIn(organisationId, holder));
      const personIds = seen.map((holder) => holder.personId);
      const slips = await loadSlips(tx, tenantId, { personIds, openOn: today });
      const devices = await loadDevices(tx, tenantId, { personIds, inUse: true });
      const desks = await loadDeskSignIns(tx, tenantId, personIds);
      const keys = await openKeys();
      const units = await loadUnits(tx, tenantId);
      const unitIds = new Set(inReach.map((holder) => holder.unitId));
      return accept({
        units: units
          .filter(({ id }) => unitIds.has(id))
          .map(({ id, name }) => ({ unitId: id, name })),
        people: seen.map((holder) => {
          const { personId, name, organisationName } = holder;
          const bar = slipBar(issuer, holder) ?? null;
          const slip = slips.find(
            (each) => each.personId === personId && slipStateOn(each, today) === 'open',
          );
          return {
            personId,
            name,
            organisationName,
            devices: devices.filter((each) => each.personId === personId).map(deviceView),
            slip:
              slip && bar === null
                ? {
                    slipId: slip.slipId,
                    code: slipCodeText(keys.slipCode(tenantId, slip.slipId)),
                    expiresOn: slip.expiresOn,
                  }
                : null,
            deskSignIn: deskView(
              desks.find((each) => each.personId === personId),
              resetBarOf(holder, asking) === undefined,
            ),
            refusal: bar === 'not-yours' ? null : bar,
          };
        }),
      });
    },
    'devices.list': async (tx, _input, { scope }) => {
      const { tenantId, personId } = scope;
      if (personId === null) return accept({ devices: [] });
      const devices = await loadDevices(tx, tenantId, { personIds: [personId] });
      return accept({ devices: devices.map(deviceView) });
    },
  };
}

function isSeen({ reach, heads }: SlipIssuer, { unitId }: Pick<SlipHolder, 'unitId'>): boolean {
  return reach.has('open') || reach.has('whole') || heads.includes(unitId);
}

function isIn(
  organisationId: OrganisationId | undefined,
  holder: { readonly organisationId: OrganisationId; readonly unitId: OrganisationId },
): boolean {
  if (organisationId === undefined) return true;
  return [holder.organisationId, holder.unitId].includes(organisationId);
}

function deviceView({ deviceId, name, enrolledOn, revokedOn }: Device) {
  return { deviceId, name, enrolledOn, revokedOn };
}

function deskView(desk: DeskSignIn | undefined, mayReset: boolean) {
  return desk ? { setUpOn: desk.setUpOn, mayReset } : null;
}
