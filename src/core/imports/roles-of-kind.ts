import { columnWords } from './column-words.ts';
import { cycleWords } from './cycle-words.ts';
import { familyOf, type SheetKind } from './sheet-mapping.ts';

/** The roles that a column of such a sheet can play, in the order in which they are offered. */
export function rolesOfKind(kind: SheetKind): readonly string[] {
  if (kind === 'cycle') return Object.keys(cycleWords);
  const family = familyOf(kind);
  return family ? Object.keys(columnWords[family]) : [];
}
