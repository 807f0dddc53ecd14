import type { deskSignInOperations } from '#contract/accounts-desk.ts';
import { accept } from '#core/kernel/result.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { loadDeskSignIns } from './desk-store.ts';

export const deskSignInQueries: QueryHandlers<typeof deskSignInOperations> = {
  'deskSignIn.show': async (tx, _input, { scope: { tenantId, personId } }) => {
    const [desk] = personId ? await loadDeskSignIns(tx, tenantId, [personId]) : [];
    if (!desk) return accept({ deskSignIn: null });
    const { personId: _own, ...deskSignIn } = desk;
    return accept({ deskSignIn });
  },
};
