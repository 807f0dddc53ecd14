import { expect, test } from 'vitest';
import {
  countCodes,
  resolvedExample,
  understoodExample,
} from '../../../test/support/example-sheets.ts';

const [sheet] = understoodExample('党员花名册.xlsx');
const resolved = resolvedExample();

test('the roster holds 66 members in three branches, without the total as a member', () => {
  const members = sheet?.content?.kind === 'roster' ? sheet.content.members : [];

  expect(members).toHaveLength(66);
  expect(new Set(members.map((member) => member.unit)).size).toBe(3);
  expect(members.map((member) => member.name)).toContain('鲁明远');
  expect(members.filter((member) => member.probationary).map((member) => member.name)).toEqual([
    '汤银娣',
  ]);
  expect(members.filter((member) => member.mobile).map((member) => member.name)).toEqual([
    '吕德明',
  ]);
});

test('a merged branch reaches its last member, and years of birth are all that is kept', () => {
  const members = sheet?.content?.kind === 'roster' ? sheet.content.members : [];
  const perUnit = ['第一党支部(农业)', '第二党支部(企业)', '第三党支部(老年)'].map(
    (unit) => members.filter((member) => member.unit === unit).length,
  );

  expect(perUnit).toEqual([24, 19, 23]);
  expect(members.slice(0, 4).map((member) => member.birthYear)).toEqual([1974, 1959, 1979, 1977]);
  expect(members.every((member) => member.birthYear !== undefined)).toBe(true);
  expect(JSON.stringify(members)).not.toMatch(/18664230227|2005|"女"/);
});

test('sex, date of joining and telephone are read and not kept', () => {
  expect(countCodes(sheet?.problems ?? [])).toEqual({ 'column-not-kept': 3 });
});

test('posts stand at their level', () => {
  const root = resolved.directory.organisations.find((each) => each.kind === 'root');
  const atRoot = resolved.members.flatMap((member) =>
    member.posts
      .filter((post) => post.organisationId === root?.organisationId)
      .map((post) => `${member.name} ${post.kind}`),
  );

  expect(root?.name).toBe('禾塘村党总支');
  expect(atRoot).toEqual(['李雨婷 deputy', '袁丽华 head', '吴家旺 committee']);
  expect(
    resolved.members.flatMap((member) => member.posts.filter((post) => post.kind === 'head')),
  ).toHaveLength(4);
});
