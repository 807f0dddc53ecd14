import { matchKey, withoutBrackets } from './cell-text.ts';
import type { Directory, DirectoryOrganisation } from './directory.ts';

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Every form under which people write an organisation, as `matchKey`: 第一党支部, 一支部, 农业支部, 总支. */
export function aliasesOf(organisation: DirectoryOrganisation, directory: Directory): string[] {
  const root = directory.organisations.find((each) => each.kind === 'root');
  const place = root ? placeOf(root.name) : '';
  const names = [organisation.name, ...organisation.otherNames];
  const forms = names.flatMap((name) => {
    const key = matchKey(name);
    const bare = matchKey(withoutBrackets(name));
    const local = place !== '' && bare.startsWith(place) ? [bare.slice(place.length)] : [];
    return [key, bare, ...local, ...ordinalForms(bare), ...bracketForms(name)];
  });
  const ofRoot =
    organisation.kind === 'root'
      ? ['总支', '党总支', '村总支', '村党总支', '总支部', '党总支部', '本总支']
      : [];
  return [...new Set([...forms, ...ofRoot])].filter((form) => form.length >= 2);
}

/** 禾塘村 of 禾塘村党总支. */
function placeOf(rootName: string): string {
  return matchKey(withoutBrackets(rootName)).replace(
    /(社区)?(党总支部?|党委|党支部|总支部?)(委员会)?$/,
    '$1',
  );
}

function ordinalForms(bare: string): string[] {
  const match = /第?([一二三四五六七八九十]{1,3}|\d{1,2})(?:党)?支部(?:委员会)?$/.exec(bare);
  if (!match) return [];
  const number = /^\d+$/.test(match[1] ?? '') ? Number(match[1]) : numberOf(match[1] ?? '');
  return [String(number), numeralOf(number)].flatMap((each) => [
    `第${each}党支部`,
    `第${each}支部`,
    `${each}党支部`,
    `${each}支部`,
  ]);
}

function bracketForms(name: string): string[] {
  const inside = /[(（【[]([^)）】\]]+)[)）】\]]/.exec(name)?.[1];
  if (inside === undefined || !/支部/.test(name)) return [];
  const key = matchKey(inside);
  return [`${key}党支部`, `${key}支部`];
}

function numberOf(numeral: string): number {
  const [tens = '', units = ''] = numeral.includes('十') ? numeral.split('十') : ['零', numeral];
  const ten = tens === '' ? 1 : Math.max(0, numerals.indexOf(tens));
  return ten * 10 + (units === '' ? 0 : Math.max(0, numerals.indexOf(units)));
}

function numeralOf(number: number): string {
  if (number < 10) return numerals[number] ?? '';
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? numerals[tens] : ''}十${number % 10 === 0 ? '' : numerals[number % 10]}`;
}
