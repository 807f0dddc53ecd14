import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface Look {
  readonly tenantId: TenantId;
  readonly reviewId: ReviewId;
  readonly personId: PersonId;
  readonly lookedOn: CalendarDate;
}

/** Once a day for each who opens it; whoever it is about sees that in the own records. */
export async function noteLook(
  tx: Tx,
  { tenantId, reviewId, personId, lookedOn }: Look,
): Promise<void> {
  await tx
    .insertInto('look')
    .values({
      tenant_id: tenantId,
      review_id: reviewId,
      person_id: personId,
      looked_on: lookedOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
