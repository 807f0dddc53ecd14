import type { myRecordsOperations } from '#contract/my-records.ts';
import { refusal } from '#contract/refusals.ts';
import { correctionBar } from '#core/accounts/correction.ts';
import type { CorrectionId } from '#core/accounts/facts.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { ActionHandlers } from '../platform/handling.ts';
import { loadCorrections, lockCorrection } from './store-records.ts';

export const correctionActions: ActionHandlers<typeof myRecordsOperations> = {
  'corrections.request': async (_tx, { text }, { scope: { personId }, newId }) => {
    if (personId === null) return refuse(refusal('not-found'));
    const correctionId = newId<CorrectionId>();
    const requested = fact('correction.requested', { correctionId, personId, text });
    return accept({ facts: [requested], answer: { correctionId } });
  },
  'corrections.answer': async (tx, { correctionId, outcome, answer }, { scope }) => {
    const { tenantId, personId } = scope;
    await lockCorrection(tx, tenantId, correctionId);
    const [correction] = await loadCorrections(tx, { tenantId, correctionId });
    if (!correction) return refuse(refusal('not-found'));
    const bar = correctionBar(correction, personId);
    if (bar) return refuse(refusal(bar));
    const answered = fact('correction.answered', { correctionId, outcome, answer });
    return accept({ facts: [answered], answer: {} });
  },
};
