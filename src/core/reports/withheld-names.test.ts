import { expect, it } from 'vitest';
import { withholdingNames, withoutFamilyName } from './withheld-names.ts';

const withoutNames = withholdingNames([
  '袁丽华',
  '李雨',
  '李雨婷',
  '阿依古丽·买买提',
  'Ada Li',
  '李',
]);

it.each([
  ['李雨婷与李雨不说话', '×××与×××不说话'],
  ['请袁丽华联系', '请×××联系'],
  ['阿依古丽·买买提带头,阿依古丽在场', '×××带头,阿依古丽在场'],
  ['thanks to Ada Li, by herself', 'thanks to ×××, by herself'],
  ['李子树挡路', '李子树挡路'],
  ['路灯不亮', '路灯不亮'],
  ['', ''],
])('%s becomes %s', (text, told) => {
  expect(withoutNames(text)).toBe(told);
});

it.each([
  ['袁书记要多下支部', '袁丽华', '×书记要多下支部'],
  ['请袁总支书记和老袁主任', '袁丽华', '请×总支书记和老×主任'],
  ['袁书记和李书记', '李雨婷', '袁书记和×书记'],
  ['欧阳委员很少发言', '欧阳明', '×委员很少发言'],
  ['袁家门前的路', '袁丽华', '袁家门前的路'],
  ['Ada 书记', 'Ada Li', 'Ada 书记'],
])('%s about %s becomes %s', (text, name, told) => {
  expect(withoutFamilyName(text, name)).toBe(told);
});
