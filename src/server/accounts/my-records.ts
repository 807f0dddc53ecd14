import type { myRecordsOperations } from '#contract/my-records.ts';
import { refusal } from '#contract/refusals.ts';
import { accept, refuse } from '#core/kernel/result.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { peopleQueries } from '../people/queries.ts';
import { countRecords, loadCorrections, loadLooks, loadTasks } from './store-records.ts';

export const myRecordsQueries: QueryHandlers<typeof myRecordsOperations> = {
  'me.records': async (tx, _input, asking) => {
    const { tenantId, personId } = asking.scope;
    if (personId === null) return refuse(refusal('not-found'));
    const shown = await peopleQueries['people.show'](tx, { personId }, asking);
    if (!shown.ok) return shown;
    const { posts, name, organisationName, birthYear, probationary, mobile } = shown.value;
    const whose = { tenantId, personId };
    return accept({
      asOf: asking.today,
      person: { personId, name, organisationName, birthYear, probationary, mobile },
      terms: [
        ...posts.map((post) => ({
          title: post.title,
          organisationName: post.organisationName,
          from: post.from,
          until: post.until,
        })),
        ...(await loadTasks(tx, whose)),
      ],
      counts: await countRecords(tx, whose),
      looks: await loadLooks(tx, whose),
      corrections: await loadCorrections(tx, whose),
    });
  },
  'corrections.list': async (tx, _input, { scope: { tenantId } }) =>
    accept({ corrections: await loadCorrections(tx, { tenantId }) }),
};
