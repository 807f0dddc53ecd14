import { describe, expect, it } from 'vitest';
import { withCorrection } from './correction-form.ts';

function formOf(roles: string, columns: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  const ground = { sheet: '0/票', roles, kind: 'ballots', kindShown: 'ballots' };
  const row = { headerRow: '2', headerRowShown: '2' };
  for (const [name, value] of Object.entries({ ...ground, ...row, ...columns })) {
    form.set(name, value);
  }
  return form;
}

describe('the form that corrects a sheet', () => {
  it('says of each column of a sheet of ballots whether somebody is graded there', () => {
    const form = formOf('number voter candidate', {
      'column:0': 'number',
      'column:1': '',
      'column:2': 'candidate',
      'column:3': 'candidate',
    });

    expect(withCorrection({}, form).corrections).toEqual({
      '0/票': {
        columns: {
          number: 0,
          voter: null,
          'candidate:0': null,
          'candidate:1': null,
          'candidate:2': 2,
          'candidate:3': 3,
        },
      },
    });
  });

  it('gives a role of which there is one to the first column that asks for it', () => {
    const form = formOf('date text', { 'column:0': 'text', 'column:1': 'text', 'column:2': '' });

    expect(withCorrection({}, form).corrections).toEqual({
      '0/票': { columns: { date: null, text: 0 } },
    });
  });
});
