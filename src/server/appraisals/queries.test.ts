import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Office,
  type OfficeName,
  openOffice,
  value,
} from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { TallyId } from '#core/appraisals/facts.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { commitFacts } from '../platform/commit.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { freshId } from '../platform/fresh-id.ts';
import { projectFact } from '../projections.ts';

let village: Village;
let office: Office;
let probationer: PersonId;

beforeAll(async () => {
  village = await openVillage();
  office = await openOffice(village);
  const [organisationId] = office.branches;
  const newcomer = { organisationId, name: '汤银娣', probationary: true };
  const caller = { scope: village.operator, intent: newIntent() };
  probationer = value(
    await village.application.door.act('people.admit', newcomer, caller),
  ).personId;
  await recordTallies();
});
afterAll(() => village.close());

function counted(personId: PersonId, grades: readonly number[]) {
  const [excellent = 0, qualified = 0, basicallyQualified = 0, unqualified = 0, blank = 0] = grades;
  return { personId, excellent, qualified, basicallyQualified, unqualified, blank };
}

/** No operation types tallies in; they come with an import. */
async function recordTallies(): Promise<void> {
  const { tenantId, application } = village;
  const { people, branches, cycleId } = office;
  const tally = (organisationId: (typeof branches)[number], rest: object) => ({
    tallyId: freshId<TallyId>(),
    cycleId,
    organisationId,
    importId: null,
    ...rest,
  });
  const facts = [
    fact(
      'tally.recorded',
      tally(branches[0], {
        issued: 27,
        collected: 26,
        valid: 25,
        rows: [
          counted(people.袁丽华, [10, 14, 1, 0, 0]),
          counted(people.李雨婷, [23, 1, 0, 0, 1]),
          counted(people.秦树林, [9, 10, 3, 2, 0]),
          counted(people.范启航, [4, 5, 0, 0, 16]),
        ],
      }) as never,
    ),
    fact(
      'tally.recorded',
      tally(branches[1], {
        issued: 12,
        collected: 12,
        valid: 12,
        rows: [counted(people.吕瑞芳, [6, 6, 0, 0, 0]), counted(people.赵志强, [3, 9, 0, 0, 0])],
      }) as never,
    ),
  ];
  await inTransaction(application.pool, { tenantId, mode: 'write' }, async (_, client) => {
    const commit = {
      tenantId,
      by: village.operator.by,
      at: new Date('2026-11-23T01:00:00Z'),
      on: '2026-11-23' as CalendarDate,
      intent: { id: newIntent(), operation: 'test', inputHash: '', answer: {} },
      facts,
    };
    await commitFacts(client, commit, projectFact);
    return { keep: true, value: undefined };
  });
}

async function tallies(who: OfficeName) {
  const scope = office.as(who);
  return value(await village.application.door.query('appraisals.tallies', {}, scope));
}
async function resultsFor(who: OfficeName) {
  const { people } = await tallies(who);
  return Object.fromEntries(people.map((each) => [each.name, each]));
}

describe('the tally sheets', () => {
  it('reconcile issued, collected, valid, void, and say how many cells are blank', async () => {
    expect((await tallies('袁丽华')).tallies).toMatchObject([
      {
        organisationName: '第一党支部',
        issued: 27,
        missing: 1,
        void: 1,
        valid: 25,
        graded: 4,
        blank: 17,
        balanced: true,
      },
      {
        organisationName: '第二党支部',
        issued: 12,
        missing: 0,
        void: 0,
        valid: 12,
        graded: 2,
        blank: 0,
        balanced: true,
      },
    ]);
  });

  it('name who takes part without a grade', async () => {
    const { notGraded, people } = await tallies('袁丽华');

    expect(notGraded.map((each) => each.personId)).toEqual([probationer]);
    expect(people.map((each) => each.personId)).not.toContain(probationer);
  });
});

describe('a result', () => {
  it('with fewer than ten grades says nothing', async () => {
    expect((await resultsFor('吕瑞芳'))['范启航']).toMatchObject({ result: { kind: 'tooFew' } });
  });

  it('near unanimity says only the grade', async () => {
    expect((await resultsFor('吕瑞芳'))['李雨婷']?.result).toEqual({
      kind: 'allOrNearlyAll',
      grade: 'excellent',
    });
  });

  it('otherwise gives counts; a cell with two grades counts for none', async () => {
    expect((await resultsFor('吕瑞芳'))['秦树林']?.result).toMatchObject({
      kind: 'counts',
      counts: { excellent: 9, qualified: 10, basicallyQualified: 3, unqualified: 2, spoiled: 1 },
    });
  });
});

describe('who sees what', () => {
  it('the head sees the signed sheet, except her own row', async () => {
    const results = await resultsFor('袁丽华');

    expect(results['范启航']?.sheet).toMatchObject({ excellent: 4, qualified: 5, blank: 16 });
    expect(results['袁丽华']?.sheet).toBeNull();
    expect(results['袁丽华']?.result.kind).toBe('counts');
  });

  it('the rest of the leading group sees what is released', async () => {
    const results = await resultsFor('吕瑞芳');

    expect(Object.keys(results)).toHaveLength(6);
    expect(Object.values(results).every((each) => each.sheet === null)).toBe(true);
  });

  it.each([
    ['范启航', ['范启航']],
    ['赵志强', ['赵志强']],
  ] as const)('%s sees only %j', async (who, seen) => {
    const { people, notGraded } = await tallies(who);

    expect(people.map((each) => each.name)).toEqual(seen);
    expect(notGraded).toEqual([]);
  });
});
