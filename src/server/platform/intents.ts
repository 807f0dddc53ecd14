import { hash } from 'node:crypto';
import type { IntentId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from './database/connection.ts';
import type { Scope } from './scope.ts';

/** Of what was asked and by whom: another person's intent is not one's own. */
export function fingerprintOf(input: unknown, { by }: Scope): string {
  return hash('sha256', JSON.stringify([by, input]));
}

export function loadIntent(tx: Tx, tenantId: TenantId, intentId: IntentId) {
  return tx
    .selectFrom('intent')
    .select(['operation', 'input_hash', 'answer'])
    .where('tenant_id', '=', tenantId)
    .where('intent_id', '=', intentId)
    .executeTakeFirst();
}
