import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Office, openOffice, value } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { inTransaction } from '../platform/database/connection.ts';
import { loadDirectory } from './directory.ts';

let village: Village;
let office: Office;

beforeAll(async () => {
  village = await openVillage();
  office = await openOffice(village);
});
afterAll(() => village.close());

function caller() {
  return { scope: village.operator, intent: newIntent() };
}

describe('an organisation that takes a new name', () => {
  it('keeps the old one in its history and in the directory', async () => {
    const { door } = village.application;
    const organisationId = office.root;
    const renaming = { organisationId, name: '禾塘社区党总支', from: '2026-05-01' };
    value(await door.act('organisations.rename', renaming, caller()));

    const { organisations } = value(await door.query('organisations.list', {}, village.operator));
    const root = organisations.find((each) => each.organisationId === organisationId);
    const directory = await directoryOn('2026-11-23');

    expect(root?.name).toBe('禾塘社区党总支');
    expect(root?.names.map((each) => each.name).toSorted()).toEqual(
      ['禾塘村党总支', '禾塘社区党总支'].toSorted(),
    );
    expect(directory.organisations[0]?.otherNames).toEqual(['禾塘村党总支']);
  });

  it.each([
    ['a name that another has', '第一党支部', '2026-05-01', 'name-taken'],
    ['a day to come', '别的名称', '2026-12-01', 'date-in-future'],
  ])('refuses %s', async (_, name, from, code) => {
    const renaming = { organisationId: office.root, name, from };
    const refused = await village.application.door.act('organisations.rename', renaming, caller());

    expect(refused).toMatchObject({ refusal: { code } });
  });
});

test('a person is shown with posts and their days, without telephone or sex', async () => {
  const { door } = village.application;
  const personId = office.people.李雨婷;
  const post = {
    personId,
    organisationId: office.root,
    kind: 'deputy',
    title: '总支副书记',
  } as const;
  const from = '2026-01-01';
  const { postId } = value(await door.act('posts.assign', { ...post, from }, caller()));
  value(await door.act('posts.end', { postId, until: '2026-06-30' }, caller()));

  const shown = value(await door.query('people.show', { personId }, office.as('袁丽华')));

  expect(Object.keys(shown).toSorted()).toEqual([
    'birthYear',
    'mobile',
    'name',
    'organisationId',
    'organisationName',
    'personId',
    'posts',
    'probationary',
  ]);
  expect(shown.posts).toMatchObject([
    { title: '书记', until: null, held: true },
    { title: '总支副书记', from: '2026-01-01', until: '2026-06-30', held: false },
  ]);
  const listed = value(await door.query('people.list', { name: '李雨婷' }, office.as('袁丽华')));
  expect(listed.people.map((each) => each.posts)).toEqual([['书记']]);
  const then = await directoryOn('2026-03-01');
  expect(then.people.find((each) => each.personId === personId)?.posts).toHaveLength(2);
});

test('a post ends once, and not before it began', async () => {
  const { door } = village.application;
  const post = {
    personId: office.people.范启航,
    organisationId: office.branches[0],
    kind: 'committee',
    title: '委员',
    from: '2026-01-01',
  } as const;
  const { postId } = value(await door.act('posts.assign', post, caller()));

  const early = await door.act('posts.end', { postId, until: '2025-12-31' }, caller());
  value(await door.act('posts.end', { postId, until: '2026-06-30' }, caller()));
  const again = await door.act('posts.end', { postId, until: '2026-07-31' }, caller());

  expect(early).toMatchObject({ refusal: { code: 'ends-before-it-begins' } });
  expect(again).toMatchObject({ refusal: { code: 'wrong-state' } });
});

function directoryOn(day: string) {
  const { tenantId, application } = village;
  return inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await loadDirectory(tx, tenantId, day as CalendarDate),
  }));
}
