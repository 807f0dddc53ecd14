import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Brought, broughtKinds } from '#core/imports/brought.ts';
import type { ImportId } from '#core/kernel/ids.ts';
import {
  accepted,
  exampleSent,
  exampleSteps,
  importer,
  rowsOf,
} from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { fixedClock } from '../platform/clock.ts';
import { operatorScope } from '../platform/scope.ts';

const clock = fixedClock('2026-11-01T01:00:00Z');
let apart: Village;
let together: Village;
const steps: Brought[] = [];

beforeAll(async () => {
  apart = await openVillage(clock);
  together = await openVillage(clock);
  for (const files of exampleSteps) steps.push(await broughtInto(apart, files));
});
afterAll(async () => {
  await apart.close();
  await together.close();
});

async function broughtInto(village: Village, files: (typeof exampleSteps)[number]) {
  const importId = await importer(village).bringIn(exampleSent(files));
  return accepted(await ask(village, importId)).brought;
}

function ask(village: Village, importId: string, scope = village.operator) {
  const { door } = village.application;
  return door.query('imports.brought', { importId: importId as ImportId }, scope);
}

function filled(brought: Brought | undefined): Partial<Brought> {
  return Object.fromEntries(Object.entries(brought ?? {}).filter(([, count]) => count > 0));
}

describe('an import that was committed says how much came in', () => {
  test('of the cycle sheet and the roster', () => {
    expect(filled(steps[0])).toEqual({ cycles: 1, organisations: 4, people: 66 });
  });

  test('of reviews with the items that follow from them', () => {
    expect(filled(steps[1])).toMatchObject({ reviews: 106, rectifications: 40 });
  });

  test('of a rectification ledger the items that are new, and apart from them those that were there', () => {
    expect(filled(steps[4])).toEqual({ rectifications: 12, rectificationsMoved: 1 });
  });

  test('as many as there are rows of it afterwards', async () => {
    const brought = await broughtInto(together, exampleSteps.flat());

    const rows = await rowsOf<Record<string, number>>(
      together,
      `select (select count(*)::int from cycle) as cycles,
        (select count(*)::int from organisation) as organisations,
        (select count(*)::int from person) as people,
        (select count(*)::int from review) as reviews,
        (select count(*)::int from session) as sessions,
        (select count(*)::int from pairing) as pairings,
        (select count(*)::int from box_opening) as openings,
        (select count(*)::int from opinion) as opinions,
        (select count(*)::int from issue where kind = 'problem') as problems,
        (select count(*)::int from idea) as ideas,
        (select count(*)::int from issue where kind = 'help') as difficulties,
        (select count(*)::int from rectification_order) as orders,
        (select count(*)::int from rectification) as rectifications,
        0 as "rectificationsMoved",
        (select count(*)::int from tally) as tallies`,
    );
    expect(Object.keys(brought)).toEqual([...broughtKinds]);
    expect([brought]).toEqual(rows);
  });
});

test('how much came in is told to nobody but whoever committed it', async () => {
  const importId = accepted(
    await apart.application.door.query('imports.list', {}, apart.operator),
  ).imports.at(0)?.importId;
  const other = operatorScope(apart.tenantId, 'other');

  const own = await ask(apart, importId ?? '');
  const others = await ask(apart, importId ?? '', other);

  expect(own.ok).toBe(true);
  expect(others).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});
