import { describe, expect, it } from 'vitest';
import { mayAsk, type OperationName, permissions, reachOf } from './permissions.ts';
import { roles, type Role } from './roles.ts';

const names = Object.keys(permissions) as OperationName[];
const nobody: ReadonlySet<Role> = new Set();

describe('a right', () => {
  it.each(names)('to %s is nobody’s without a role', (name) => {
    expect([mayAsk(name, nobody), [...reachOf(name, nobody)]]).toEqual([false, []]);
  });

  it.each(names)('to %s is there exactly for whom it reaches some record', (name) => {
    for (const role of roles) {
      const held = new Set([role]);
      expect(mayAsk(name, held)).toBe(reachOf(name, held).size > 0);
    }
  });

  it('adds up over the roles that somebody has', () => {
    const held = new Set<Role>(['member', 'unitHead']);

    expect([...reachOf('reviews.list', held)].toSorted()).toEqual(['branch', 'own']);
  });

  it.each(['', 'reviews', 'reviews.List', 'toString', '__proto__', 'constructor'])(
    'to what is no operation (%j) is nobody’s',
    (name) => {
      expect(mayAsk(name, new Set(roles))).toBe(false);
    },
  );
});

it('records of talks and restricted ones are whole for the head of the leading group alone', () => {
  const confidential = ['reviews.list', 'reviews.show', 'rectifications.list', 'issues.list'];
  for (const name of confidential as OperationName[]) {
    const whole = roles.filter((role) => reachOf(name, new Set([role])).has('whole'));
    expect(whole).toEqual(['head']);
  }
});
