import { expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { Directory } from './directory.ts';
import { resolveBox } from './resolve-box.ts';
import { nameResolver } from './resolve-names.ts';

const root = 'root' as OrganisationId;
function member(name: string, posts: Directory['people'][number]['posts'] = []) {
  return { personId: name as PersonId, name, organisationId: root, posts, probationary: false };
}
const directory: Directory = {
  organisations: [],
  people: [
    member('袁丽华', [{ organisationId: root, kind: 'head' }]),
    member('李雨'),
    member('李雨婷'),
  ],
};

it.each([
  ['袁丽华书记下支部时走得太快', ['袁丽华']],
  ['袁书记下支部时走得太快', ['袁丽华']],
  ['李雨婷开会总迟到', ['李雨婷']],
  ['把村务公开栏的字印大一点', []],
])('an imported slip is about whom it names, as one typed in by hand is: %s', (text, names) => {
  const source = { sheet: '意见箱', row: 2, columns: {} };
  const opinion = { source, text, kind: 'opinion', sensitivity: 'normal', handling: '' } as const;
  const opening = {
    source,
    date: '2026-08-30' as CalendarDate,
    keepers: [],
    opinions: [{ ...opinion, blank: false }],
  };

  const { resolved } = resolveBox([opening as never], {
    directory,
    resolver: nameResolver(directory),
  });

  expect(resolved.flatMap((each) => each.opinions.map((slip) => slip.names))).toEqual([names]);
});
