import { expect, it } from 'vitest';
import type { OrganisationId, ReviewId } from '#core/kernel/ids.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { maskedLedger } from './ledger-row.ts';

type Row = Parameters<typeof maskedLedger>[0][number];
type Party = Row['subject'];

const secretary: Party = { kind: 'person', id: '1', name: '李雨婷' };
const member: Party = { kind: 'person', id: '2', name: '袁丽华' };
const branch: Party = { kind: 'organisation', id: '3', name: '第一党支部' };

function reviewed(subject: Party, { by = secretary, text = '路灯维修拖延4个月' } = {}): Row {
  return {
    number: 1,
    reviewId: 'review' as ReviewId,
    occurredOn: '2026-09-22' as CalendarDate,
    mode: 'meeting',
    relation: 'assemblyToMember',
    reviewers: [by],
    subject,
    unitId: '3' as OrganisationId,
    unitName: '第一党支部',
    selfReview: by === subject,
    restricted: false,
    points: [{ pointId: 'a' as never, kind: 'shortcoming', text, line: null }],
    deadlineText: null,
    deadline: null,
    rectifications: [],
  };
}

function masked(...rows: readonly Row[]) {
  return maskedLedger(rows, ['李雨婷', '袁丽华']).map(({ words }) => words);
}

it('names the reviewer and the branch reviewed, and of a member not even the surname', () => {
  const told = masked(reviewed(member), reviewed(branch));

  expect(told).toMatchObject([
    { reviewers: '李雨婷', subject: '×××' },
    { reviewers: '李雨婷', subject: '第一党支部' },
  ]);
  expect(JSON.stringify(told)).not.toContain('袁');
});

it('names nobody in what was said', () => {
  const text = '袁丽华发言少；袁书记要多下支部；向李雨婷请教';

  expect(masked(reviewed(member, { text }))[0]?.content).toBe(
    '×××发言少；×书记要多下支部；向×××请教',
  );
});

it('does not name the one reviewed as reviewer, unless others are reviewed too', () => {
  expect(masked(reviewed(member, { by: member }))).toMatchObject([{ reviewers: '×××' }]);
  expect(masked(reviewed(secretary), reviewed(member))).toMatchObject([
    { reviewers: '李雨婷', subject: '×××' },
    { reviewers: '李雨婷', subject: '×××' },
  ]);
});

it.each([{ restricted: true }, { mode: 'talk' as const }])('tells nothing of %j', (kind) => {
  expect(masked({ ...reviewed(member), ...kind })).toEqual([null]);
});
