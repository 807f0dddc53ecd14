/** One line of the table in `docs/performance.md`. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  /** The floor of the same run, where there is one; then `goal` speaks of `measured / floor`. */
  readonly floor?: number;
  readonly goal: { readonly is: 'at least' | 'at most'; readonly value: number };
  readonly errors?: number;
}

export function ratioOf(figure: Figure): number | undefined {
  return figure.floor === undefined ? undefined : figure.measured / figure.floor;
}

export function isMet(figure: Figure): boolean {
  const value = ratioOf(figure) ?? figure.measured;
  if ((figure.errors ?? 0) > 0) return false;
  return figure.goal.is === 'at least' ? value >= figure.goal.value : value <= figure.goal.value;
}

export function lineOf(figure: Figure): string {
  const ratio = ratioOf(figure);
  return [
    figure.name,
    `${shown(figure.measured)} ${figure.unit}`,
    figure.floor === undefined ? '–' : `${shown(figure.floor)} ${figure.unit}`,
    ratio === undefined ? '–' : ratio.toFixed(2),
    `${figure.goal.is} ${figure.goal.value}`,
    isMet(figure) ? 'yes' : 'no',
  ].join(' | ');
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
