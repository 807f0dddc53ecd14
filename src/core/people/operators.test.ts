import { expect, it } from 'vitest';
import { actorName } from './operators.ts';

it.each([
  ['demo', '演示数据', 'demonstration data'],
  ['set-up', '初次设置', 'set-up'],
  ['command line', '系统管理员（本机命令）', 'administrator (command line)'],
  ['pingtai', '系统自动', 'the system itself'],
])('says in words that an entry was made by %s', (name, zh, en) => {
  expect([actorName(name, 'zh'), actorName(name, 'en')]).toEqual([zh, en]);
});

it.each(['蒋海峰', 'toString', ''])('leaves the name of a person as it is: %j', (name) => {
  expect(actorName(name, 'zh')).toBe(name);
});
