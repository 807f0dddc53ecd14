import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '../../../test/support/naughty-strings.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { answersTo } from '../people/organisation-tree.ts';
import type { Directory, DirectoryPerson } from './directory.ts';
import { nameResolver } from './resolve-names.ts';

const root = 'root' as OrganisationId;
const first = 'first' as OrganisationId;
const second = 'second' as OrganisationId;
const eleventh = 'eleventh' as OrganisationId;

function person(id: string, name: string, organisationId: OrganisationId): DirectoryPerson {
  return { personId: id as PersonId, name, organisationId, posts: [], probationary: false };
}

const directory: Directory = {
  organisations: [
    {
      organisationId: root,
      name: '禾塘村党总支',
      otherNames: ['禾塘社区党总支'],
      kind: 'root',
      parentId: null,
    },
    {
      organisationId: first,
      name: '第一党支部(农业)',
      otherNames: [],
      kind: 'unit',
      parentId: root,
    },
    {
      organisationId: second,
      name: '禾塘村第二党支部',
      otherNames: [],
      kind: 'unit',
      parentId: root,
    },
    {
      organisationId: eleventh,
      name: '第十一党支部',
      otherNames: [],
      kind: 'unit',
      parentId: root,
    },
  ],
  people: [
    { ...person('chief', '袁丽华', first), posts: [{ organisationId: root, kind: 'head' }] },
    {
      ...person('li', '李雨婷', first),
      posts: [
        { organisationId: first, kind: 'head' },
        { organisationId: root, kind: 'deputy' },
      ],
    },
    person('lu', '鲁明远', first),
    person('wang1', '王伟', first),
    person('wang2', '王伟', second),
    person('he', '和平', second),
  ],
};
const resolver = nameResolver(directory);

describe('an organisation', () => {
  test.each([
    ['第一党支部(农业)', first],
    ['第一党支部（农业）', first],
    ['第一党支部', first],
    ['一支部', first],
    ['1支部', first],
    ['第 一 支 部', first],
    ['农业支部', first],
    ['二支部', second],
    ['第十一支部', eleventh],
    ['总支', root],
    ['村党总支', root],
    ['禾塘社区党总支', root],
  ])('is known as %s', (text, organisationId) => {
    expect(resolver.organisation(text)).toEqual({ kind: 'found', value: organisationId });
  });

  test('that nobody knows is asked about, with all as candidates', () => {
    expect(resolver.organisation('第五支部')).toMatchObject({
      kind: 'asked',
      question: {
        key: 'organisation:第五支部',
        code: 'organisation-unknown',
        candidates: [{}, {}, {}, {}],
      },
    });
  });

  test('is found in a title, and the eleventh is not the first', () => {
    expect(resolver.organisationIn('一支部支部大会')).toBe(first);
    expect(resolver.organisationIn('第一党支部(农业)民主评议党员测评票录入')).toBe(first);
    expect(resolver.organisationIn('第十一党支部大会')).toBe(eleventh);
    expect(resolver.organisationIn('村民大会')).toBeUndefined();
  });
});

describe('a person', () => {
  test.each(['鲁明远', '鲁 明远', '鲁　明远', '鲁明远同志', '鲁明远(委员)'])(
    'is known as %s',
    (text) => {
      expect(resolver.person(text)).toEqual({ kind: 'found', value: 'lu' });
    },
  );

  test('who shares a name is asked about, unless the row states the branch', () => {
    expect(resolver.person('王伟')).toMatchObject({
      kind: 'asked',
      question: { code: 'person-ambiguous', candidates: [{ id: 'wang1' }, { id: 'wang2' }] },
    });
    expect(resolver.person('王伟', second)).toEqual({ kind: 'found', value: 'wang2' });
  });

  test('with a similar name is not guessed', () => {
    expect(resolver.person('鲁明')).toMatchObject({
      kind: 'asked',
      question: { code: 'person-unknown' },
    });
    expect(resolver.person('鲁明元')).toMatchObject({ kind: 'asked' });
  });

  test('is who the answer says, or skipped', () => {
    const answered = nameResolver(directory, {
      'person:王伟': 'wang1',
      'person:鲁明': 'skip',
      'person:x': 'nobody',
    });

    expect(answered.person('王伟')).toEqual({ kind: 'found', value: 'wang1' });
    expect(answered.person('鲁明')).toEqual({ kind: 'skipped' });
    expect(answered.person('x')).toMatchObject({ kind: 'asked' });
  });
});

describe('several names in one cell', () => {
  const ids = (text: string) =>
    resolver
      .parties(text, first)
      .map((each) =>
        each.kind !== 'found'
          ? each.kind
          : each.value.kind === 'person'
            ? each.value.personId
            : each.value.organisationId,
      );

  test.each([
    ['第一党支部(农业)、李雨婷', [first, 'li']],
    ['李雨婷，鲁明远', ['li', 'lu']],
    ['李雨婷/鲁明远', ['li', 'lu']],
    ['李雨婷和鲁明远', ['li', 'lu']],
    ['李雨婷 鲁明远', ['li', 'lu']],
    ['和平', ['he']],
    ['和平和李雨婷', ['he', 'li']],
    ['李雨婷和谁', ['asked']],
  ])('%s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test('a whole leadership team is its organisation, acting together', () => {
    expect(resolver.parties('禾塘村党总支全体班子成员')).toEqual([
      { kind: 'found', value: { kind: 'organisation', organisationId: root, collective: true } },
    ]);
  });
});

test('no text makes it throw', () => {
  for (const text of naughtyStrings) {
    expect(() => resolver.parties(text)).not.toThrow();
    expect(() => resolver.organisationIn(text)).not.toThrow();
  }
});

describe('a subordinate', () => {
  const [chief, li, lu, he] = ['chief', 'li', 'lu', 'he'] as unknown as readonly [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ];

  test.each([
    ['a member of the branch that the owner heads', lu, li, true],
    ['any member below the head of the general branch', he, chief, true],
    ['a member of another branch is not one, though the owner is deputy above', he, li, false],
    ['the head is not one of his own member', li, lu, false],
    ['nobody is his own', li, li, false],
  ])('%s', (_, verifier, owner, expected) => {
    expect(answersTo(verifier, owner, directory)).toBe(expected);
  });
});
