export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 256;

export type PasswordFault =
  'password-too-short' | 'password-too-long' | 'password-has-name' | 'password-too-common';

/** NIST SP 800-63B: length, and nothing that everybody tries first; no rules of composition. */
export function passwordFault(
  password: string,
  names: readonly string[],
): PasswordFault | undefined {
  const text = plainPassword(password).toLowerCase();
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return 'password-too-short';
  if (length > LONGEST_PASSWORD) return 'password-too-long';
  if (names.some((name) => holdsName(text, name))) return 'password-has-name';
  return isCommon(text) ? 'password-too-common' : undefined;
}

/** One form for what different keyboards send for the same text; what is hashed. */
export function plainPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** One letter or digit is no name: it stands in every second password. */
function holdsName(text: string, name: string): boolean {
  const plain = plainPassword(name).toLowerCase().replaceAll(/\s/g, '');
  return [...plain].length > 1 && text.includes(plain);
}

/** The commonest passwords are made of a few pieces; longer pieces before those that they hold. */
const pieces = [
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'administrator', 'changeme', 'password', 'passw0rd'],
  ...['p@ssw0rd', 'p@ssword', '1q2w3e4r5t6y', '1q2w3e4r5t', '1q2w3e4r', '1q2w3e', '1qaz2wsx3edc'],
  ...['1qaz2wsx', 'qazwsxedc', 'qazwsx', 'zaq12wsx', 'iloveyou', 'welcome', 'letmein', 'football'],
  ...['woaiwojia', 'woaini', 'wodemima', 'mima', 'zhongguo', 'china', 'pingtai', 'dangyuan'],
  ...['dangzhibu', 'dangwei', 'shuji', 'admin', 'qwerty', 'asdfgh', 'qwer', 'asdf', 'zxcv'],
  ...['5201314', '1314520', '147258369', '147258', '159357', '1314', '520', 'root', 'test', 'user'],
  ...['评台', '支部', '书记', '党员', '密码', 'qwe', 'asd', 'zxc', 'abc'],
];
const FEWEST_OF_ONES_OWN = 4;

/** Little is left without common pieces, years, runs up or down, and what is only repeated. */
function isCommon(text: string): boolean {
  const whole = withoutRuns(text);
  const own = pieces.reduce((left, piece) => left.replaceAll(piece, ' '), text);
  const left = withoutRuns(own.replaceAll(/(?:19|20)\d\d/g, ' '));
  return [whole, left].some(
    (each) => new Set(each.replaceAll(/[\s\p{P}\p{S}]/gu, '')).size < FEWEST_OF_ONES_OWN,
  );
}

/** Three or more in a row that rise or fall by one, or stay. */
function withoutRuns(text: string): string {
  const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
  const step = (at: number) => (codes[at] ?? NaN) - (codes[at - 1] ?? NaN);
  const isRun = (at: number) => Math.abs(step(at)) <= 1 && step(at) === step(at - 1);
  return [...text]
    .map((each, at) => (isRun(at) || isRun(at + 1) || isRun(at + 2) ? ' ' : each))
    .join('');
}
