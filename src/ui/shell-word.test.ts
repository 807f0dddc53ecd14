import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word.ts';

it.each([
  ['袁丽华', '袁丽华'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['Ada Li', "'Ada Li'"],
  ["O'Neill", String.raw`'O'\''Neill'`],
  ['$(reboot)', "'$(reboot)'"],
  ['-rf', "'-rf'"],
  ['', "''"],
])('%s is written %s', (name, word) => {
  expect(shellWord(name)).toBe(word);
});

it('is read by a shell as the name that it was', () => {
  const name = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(name, { minLength: 20, maxLength: 20 }), (names) => {
      const command = `printf '%s\\0' ${names.map(shellWord).join(' ')}`;
      const read = execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
      expect(read).toBe(names.map((each) => `${each}\0`).join(''));
    }),
    { numRuns: 20 },
  );
});
