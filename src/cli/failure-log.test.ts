import { describe, expect, it } from 'vitest';
import { withoutContents } from './failure-log.ts';

describe('what the log keeps of a failure', () => {
  it('is where it happened and which kind it is', () => {
    const kept = withoutContents(
      Object.assign(new TypeError('x is not a function'), { code: 'E1' }),
    );

    expect(kept).toMatchObject({ kind: 'TypeError', code: 'E1', message: 'x is not a function' });
    expect(JSON.stringify(kept)).toContain('failure-log.test.ts');
  });

  it.each([
    ['a database that quotes a value', failureOf('invalid input for type uuid: "袁丽华"')],
    [
      'a database that adds the row',
      failureOf('violates check', { detail: '(袁丽华, 会上发言少)' }),
    ],
    ['a parser that shows the text', parseFailure('{"text": 会上发言少')],
    ['a message with a name', failureOf('no such person 袁丽华')],
    ['a cause with a name', new Error('outer', { cause: new Error('袁丽华') })],
    ['a thrown text', '会上发言少'],
    ['a second line', failureOf('plain\n会上发言少')],
  ])('holds nothing that people wrote: %s', (_, error) => {
    expect(JSON.stringify(withoutContents(error))).not.toMatch(/[袁丽华会上发言少]/);
  });
});

function failureOf(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

function parseFailure(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
