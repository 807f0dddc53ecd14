import { expect, test } from 'vitest';
import { isDatedRequirement } from './dated-requirement.ts';

test.each([
  ['12月底前走访联系户不少于6户并记录', '2026-12-31'],
  ['11月底前走访联系户不少于3户并记录', '2026-11-30'],
  ['11月15日前完成承诺事项并在支部大会说明', '2026-11-15'],
  ['12月15日前完成承诺事项并在支部大会说明', '2026-12-15'],
  ['向老党员请教群众工作方法,年底在小组会汇报', '2026-12-31'],
  ['责令限期整改:10月31日前补开支部会并报书面整改报告', '2026-10-31'],
  ['２０２７年１月１５日之前补齐', '2027-01-15'],
  ['2026.11.5前报送', '2026-11-05'],
  ['11月内完成', '2026-11-30'],
])('「%s」 makes an item due %s', (requirement, deadline) => {
  expect(isDatedRequirement(requirement, '年底前', 2026)).toEqual({ makesItem: true, deadline });
});

test.each([
  '每次支部大会至少提出1条具体建议',
  '按时参加支部会议,确有事提前一天请假',
  '完善记录',
  '落实双休日错时开会',
  '一周内上墙',
  '补齐4—6月情况说明,今后当日记录',
  '2月30日前完成',
  '13月底前完成',
  '',
])('「%s」 makes none', (requirement) => {
  expect(isDatedRequirement(requirement, '年底前', 2026)).toEqual({ makesItem: false });
});

test('a requirement with a date makes none when the review states no deadline of its own', () => {
  expect(isDatedRequirement('6月10日前清理', undefined, 2026)).toEqual({ makesItem: false });
});
