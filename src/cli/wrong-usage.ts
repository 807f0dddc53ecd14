const sentences: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/unknown option '([^']*)'/, '没有 $1 这个选项。'],
  [/unknown command '([^']*)'/, '没有 $1 这个命令。'],
  [/missing required argument '([^']*)'/, '缺少参数 $1。'],
  [/option '([^']*)' argument missing/, '选项 $1 后面缺少内容。'],
  [/required option '([^']*)' not specified/, '缺少选项 $1。'],
  [/too many arguments/, '参数太多。'],
  [/option '([^']*)' argument '([^']*)' is invalid\./, '选项 $1 的内容 $2 不对。'],
  [/command-argument value '([^']*)' is invalid/, '参数 $1 不对。'],
];

/** What commander says of a wrong command line, in both languages. */
export function wrongUsage(said: string): string {
  const english = said.replace(/^error: /, '').trim();
  const chinese = sentences
    .filter(([pattern]) => pattern.test(english))
    .map(([pattern, zh]) => inserted(zh, pattern.exec(english) ?? []))
    .at(0);
  const capital = english.charAt(0).toUpperCase() + english.slice(1);
  return `${chinese ?? '用法不对。'}\n${capital}\n用 --help 查看用法 · see --help\n`;
}

function inserted(sentence: string, found: readonly string[]): string {
  return sentence.replace(/\$(\d)/g, (_, place: string) => found[Number(place)] ?? '');
}
