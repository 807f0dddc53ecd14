import { expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { peopleNamedIn } from './named-people.ts';

function member(name: string, personId = name, posts: readonly unknown[] = []) {
  return { personId: personId as PersonId, name, posts };
}
const people = [
  member('袁丽华', '袁丽华', ['head']),
  member('李雨'),
  member('李雨婷', '李雨婷', ['head']),
  member('范启航'),
  member('章金凤', 'one'),
  member('章金凤', 'other'),
  member('欧阳明', '欧阳明', ['committee']),
];

it.each([
  ['袁丽华书记下支部时走得太快,没听完群众说话', ['袁丽华']],
  ['有人议论范启航家的病情', ['范启航']],
  ['李雨婷开会总迟到', ['李雨婷']],
  ['李雨和李雨婷不说话', ['李雨', '李雨婷']],
  ['李 雨 婷开会总迟到', ['李雨婷']],
  ['章金凤不错', ['one', 'other']],
  ['袁书记走得太快', ['袁丽华']],
  ['袁总支书记走得太快', ['袁丽华']],
  ['欧阳委员很少发言', ['欧阳明']],
  ['范书记不是我们村的', []],
  ['一支部两名委员长期不说话,影响工作', []],
  ['把村务公开栏的字印大一点', []],
])('%s', (text, named) => {
  expect(peopleNamedIn(text, people)).toEqual(named);
});
