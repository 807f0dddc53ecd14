import type { Ground } from './ground.ts';
import type { BenchVillage } from './village-facts.ts';

/** A session token of the village's head, as a sign-in link would give it. */
export async function tokenOf(ground: Ground, village: BenchVillage): Promise<string> {
  const { signIn } = ground.application;
  const redeemed = await signIn.redeem(await signIn.issueCode(village.tenantId, village.headId));
  if (!redeemed.ok) throw new Error('sign-in refused');
  return redeemed.value;
}
