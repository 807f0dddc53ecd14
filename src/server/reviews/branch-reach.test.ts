import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';
import { newIntent } from '../../../test/support/village.ts';

/** 李雨婷 is secretary of the first branch and of nothing else. */
let village: ReviewVillage;
type Name = keyof ReviewVillage['people'];

beforeAll(async () => {
  village = await openReviewVillage();
});
afterAll(() => village.close());

const door = () => village.application.door;
const by = (name: Name) => ({ scope: village.as(name), intent: newIntent() });
const person = (name: Name) => ({ kind: 'person', personId: village.people[name] }) as const;
const said = (answer: { ok: boolean; refusal?: { code: string } }) =>
  answer.ok ? 'recorded' : answer.refusal?.code;

async function review(recorder: Name, reviewer: Name, subject: Name): Promise<string | undefined> {
  const input = {
    mode: 'onsite',
    reviewers: [person(reviewer)],
    subject: person(subject),
    occurredOn: '2026-09-20',
    points: [{ kind: 'achievement', text: '带头清淤' }],
  } as const;
  return said(
    await door().act(
      'reviews.record',
      { ...input, reviewers: [...input.reviewers], points: [...input.points] },
      by(recorder),
    ),
  );
}

describe('a branch secretary records', () => {
  test.each([
    ['a member of the branch', '李雨婷', '杨雪梅', 'recorded'],
    ['somebody else, reviewed by one of the branch', '李雨婷', '章金凤', 'recorded'],
    ['what others said of the branch’s member', '吕瑞芳', '鲁明远', 'recorded'],
    ['what goes on in another branch', '吕瑞芳', '章金凤', 'not-of-your-branch'],
  ] as const)('%s', async (_, reviewer, subject, outcome) => {
    expect(await review('李雨婷', reviewer, subject)).toBe(outcome);
  });

  test('and the leading group records all of it', async () => {
    expect(await review('吕瑞芳', '吕瑞芳', '章金凤')).toBe('recorded');
    expect(await review('袁丽华', '吕瑞芳', '章金凤')).toBe('recorded');
  });
});

describe('a branch secretary’s meetings', () => {
  const hold = (name: Name, at: 'root' | 'first' | 'second', title: string) =>
    door().act(
      'sessions.hold',
      { kind: 'unitAssembly', organisationId: village[at], title, heldOn: '2026-09-20' },
      by(name),
    );

  test('are those of the own branch; others and the whole’s are held by their own', async () => {
    expect(said(await hold('李雨婷', 'first', '一支部大会'))).toBe('recorded');
    expect(said(await hold('李雨婷', 'second', '二支部大会'))).toBe('not-of-your-branch');
    expect(said(await hold('李雨婷', 'root', '总支大会'))).toBe('not-of-your-branch');
  });

  test('and those of the whole are found, those of another branch are not', async () => {
    const other = await hold('袁丽华', 'second', '二支部专题会');
    await hold('袁丽华', 'root', '总支民主生活会');
    const listed = await door().query('sessions.list', {}, village.as('李雨婷'));
    const titles = listed.ok ? listed.value.sessions.map((each) => each.title) : [];
    const sessionId = other.ok ? other.value.sessionId : '';
    const shown = await door().query('sessions.show', { sessionId }, village.as('李雨婷'));
    const attached = await door().act(
      'reviews.record',
      {
        mode: 'meeting',
        reviewers: [person('李雨婷')],
        subject: person('杨雪梅'),
        occurredOn: '2026-09-20',
        points: [{ kind: 'achievement', text: '带头清淤' }],
        sessionId,
      },
      by('李雨婷'),
    );
    const guest = { sessionId, personId: village.people.杨雪梅, deed: '修渠' };
    const invited = await door().act('guests.invite', guest, by('李雨婷'));

    expect(titles).toContain('总支民主生活会');
    expect(titles).not.toContain('二支部专题会');
    expect([shown, attached, invited].map(said)).toEqual(Array(3).fill('not-found'));
  });
});
