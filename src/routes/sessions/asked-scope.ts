import type { CycleId } from '#core/kernel/ids.ts';

/** Which cycle and day the address names, in the contract's shape. */
export function scopeOf(address: URL): { cycleId?: CycleId; asOf?: string } {
  const cycleId = address.searchParams.get('cycleId');
  const asOf = address.searchParams.get('asOf');
  return { ...(cycleId ? { cycleId: cycleId as CycleId } : {}), ...(asOf ? { asOf } : {}) };
}
