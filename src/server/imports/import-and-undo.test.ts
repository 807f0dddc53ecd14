import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../platform/clock.ts';
import {
  accepted,
  everything,
  exampleSent,
  exampleSteps,
  importer,
  rowsOf,
} from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';

const clock = fixedClock('2026-11-01T01:00:00Z');
const items = `
  select r.source, r.problem, r.state, r.deadline::text, r.assigned_on::text, r.closed_on::text,
    r.prior_verifier, r.progress, o.name as owner, l.name as leader, v.name as verifier,
    r.order_id is not null as ordered, r.review_id is not null as reviewed,
    r.issue_id is not null as raised,
    (select string_agg(m.text, '|' order by m.position) from measure m
      where m.rectification_id = r.rectification_id) as measures
  from rectification r
    join person o on o.person_id = r.owner_id
    left join person l on l.person_id = r.leader_id
    left join person v on v.person_id = r.verifier_id
  order by r.problem, o.name, r.deadline`;

describe('the files of the example village', () => {
  let apart: Village;
  let together: Village;

  beforeAll(async () => {
    apart = await openVillage(clock);
    together = await openVillage(clock);
  });
  afterAll(async () => {
    await apart.close();
    await together.close();
  });

  test.each(exampleSteps.map((files) => [files.join(' and '), files] as const))(
    'undoing %s gives back every row and counter, and it can be imported again',
    async (_, files) => {
      const { bringIn, undo } = importer(apart);
      const before = await everything(apart);

      const importId = await importer(apart).bringIn(exampleSent(files));
      const between = await everything(apart);
      accepted(await undo(importId));

      expect(between).not.toEqual(before);
      expect(await everything(apart)).toEqual(before);
      await bringIn.call(importer(apart), exampleSent(files));
    },
  );

  test('give the same rectification items whether imported apart or together', async () => {
    await importer(together).bringIn(exampleSent(exampleSteps.flat()));

    const one = await rowsOf<Item>(apart, items);
    const other = await rowsOf<Item>(together, items);

    expect(one).toHaveLength(40 + 13 - 1);
    expect(one.filter((item) => item.state === 'closedBefore')).toHaveLength(9);
    expect(other).toEqual(one);
  });

  test('make one order, whose item the ledger closes as unverified with its named verifier', async () => {
    const [ordered, ...more] = (await rowsOf<Item>(apart, items)).filter((item) => item.ordered);

    expect(more).toEqual([]);
    expect(ordered).toMatchObject({
      source: 'meeting',
      state: 'closedBefore',
      owner: '曹树林',
      leader: '袁丽华',
      verifier: '吴家旺',
      prior_verifier: 'someoneElse',
      assigned_on: '2026-09-18',
      deadline: '2026-10-31',
      closed_on: '2026-10-28',
      progress: '补开支部会,报书面整改报告\n已补开2次',
    });
  });

  test('keep what is partly done as progress, from the day on which its idea was known', async () => {
    const all = await rowsOf<Item>(apart, items);
    const partly = all.find((item) => item.problem.includes('变压器'));
    const onSite = all.filter((item) => item.source === 'onsite' && item.problem.includes('泵站'));

    expect(partly).toMatchObject({
      state: 'inProgress',
      raised: true,
      progress: '正在办理\n部分整改',
      measures: '向供电所申请增容',
    });
    expect(onSite).toHaveLength(1);
    expect(onSite[0]).toMatchObject({ reviewed: true, prior_verifier: 'owner' });
    for (const item of all) expect(item.assigned_on <= item.deadline).toBe(true);
  });

  test('cannot be undone once something builds on them', async () => {
    const { imports } = accepted(
      await apart.application.door.query('imports.list', {}, apart.operator),
    );
    const standing = imports.filter((each) => !each.undone);

    const refusals = [];
    for (const kind of ['roster', 'reviews', 'contributions'] as const) {
      const target = standing.find((each) => each.kinds.includes(kind));
      const undone = await importer(apart).undo(target?.importId ?? '');
      refusals.push(undone.ok ? kind : undone.refusal.code);
    }

    expect(refusals).toEqual(['import-built-upon', 'import-built-upon', 'import-built-upon']);
  });

  test('sent again change nothing', async () => {
    const again = await importer(apart).upload(exampleSent(exampleSteps.flat()));

    expect(again).toMatchObject({ ok: false, refusal: { code: 'import-known' } });
  });
});

interface Item {
  readonly [column: string]: unknown;
  readonly source: string;
  readonly problem: string;
  readonly state: string;
  readonly ordered: boolean;
  readonly assigned_on: string;
  readonly deadline: string;
}
