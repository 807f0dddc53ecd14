/** Under whose name entries stand that no member made. The names are part of facts and never change. */
const operators: ReadonlyMap<string, { readonly zh: string; readonly en: string }> = new Map([
  ['demo', { zh: '演示数据', en: 'demonstration data' }],
  ['set-up', { zh: '初次设置', en: 'set-up' }],
  ['command line', { zh: '系统管理员（本机命令）', en: 'administrator (command line)' }],
  ['pingtai', { zh: '系统自动', en: 'the system itself' }],
]);

/** Somebody's name as it is; of an operator, words for what he is. */
export function actorName(name: string, language: 'zh' | 'en'): string {
  return operators.get(name)?.[language] ?? name;
}
