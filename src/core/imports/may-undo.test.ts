import { expect, test } from 'vitest';
import { reachOf } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import type { ImportKind } from './facts.ts';
import { mayUndo } from './may-undo.ts';

test.each<[Role[], ImportKind[], boolean]>([
  [['head', 'groupMember'], ['reviews'], true],
  [['head', 'groupMember'], ['box'], false],
  [['head', 'groupMember'], ['reviews', 'box'], false],
  [['head', 'boxKeeper'], ['box'], false],
  [['boxKeeper'], ['box'], true],
  [['boxKeeper'], ['roster'], false],
  [['groupMember'], ['reviews'], false],
  [['operator'], ['box'], true],
  [['operator'], ['roster', 'cycle'], true],
])('%j may take back %j: %s', (roles, kinds, expected) => {
  expect(mayUndo(kinds, reachOf('imports.undo', new Set(roles)))).toBe(expected);
});
