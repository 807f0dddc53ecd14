import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { commandNames } from './program.ts';

const program = fileURLToPath(new URL('pingtai.ts', import.meta.url));

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], PINGTAI_PORT: 'none' },
  });
  return { status, stdout, stderr };
}

it('lists every command in its help, in both languages', () => {
  const { status, stdout } = run('--help');

  expect(status).toBe(0);
  for (const name of commandNames) {
    expect(stdout).toMatch(new RegExp(`^  ${name}[ \\[<].*\\p{Script=Han}`, 'mu'));
  }
  expect(stdout).toMatch(/退出码 · exit codes/);
});

it.each(commandNames)('%s explains itself and each option in both languages', (name) => {
  const { status, stdout } = run(name, '--help');

  expect(status).toBe(0);
  const options = stdout.split('\n').filter((line) => /^  (-|[a-z])/.test(line));
  const explained = stdout.replaceAll(/\n {10,}/g, ' ').split('\n');
  expect(options.length).toBeGreaterThan(0);
  for (const line of explained.filter((each) => each.startsWith('  -'))) {
    expect(line).toMatch(/\p{Script=Han}.* · [a-z0-9-]|JSON/iu);
  }
});

it.each([
  [['start', '--emty'], '没有 --emty 这个选项。', "Unknown option '--emty'"],
  [['strat'], '没有 strat 这个命令。', "Unknown command 'strat'"],
  [['import'], '缺少参数 file。', "Missing required argument 'file'"],
  [['report', '--language', 'fr'], '不对', 'Allowed choices are zh-CN, en.'],
  [['report', '--as-of', '2026-02-30'], '日期 2026-02-30 不对', '2026-02-30 is not a day'],
  [['report', '--out', 'report.pdf'], '.docx', '--out should end in .docx or .txt.'],
  [['ledger'], '--out', 'Name a file that ends in .xlsx'],
  [['import', 'nowhere.xlsx'], 'nowhere.xlsx 读不出来。', 'nowhere.xlsx cannot be read.'],
  [
    ['erase', '41'],
    '缺少选项 --basis <basis>。',
    "Required option '--basis <basis>' not specified",
  ],
  [['erase', '41', '--basis', 'whim'], '内容 whim 不对', 'Allowed choices are PIPL47,'],
  [['erase', 'x', '--basis', 'PIPL47'], '参数 x 不对', "'x' is invalid"],
  [['own-certificate', 'a b'], '参数 a b 不对', "'a b' is invalid"],
  [['sign-in'], 'PINGTAI_PORT', 'PINGTAI_PORT should be a whole number'],
])('%j is wrong usage, said in both languages', (words, chinese, english) => {
  const { status, stdout, stderr } = run(...words);

  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(chinese);
  expect(stderr).toContain(english);
  expect(stderr).not.toMatch(/\n\s+at /);
});
