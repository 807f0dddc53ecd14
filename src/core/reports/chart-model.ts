/** Bars with a number on each; lies down when `direction` is 'rows', so that long names fit. */
export interface Chart {
  readonly title: string;
  readonly direction: 'columns' | 'rows';
  readonly stacked: boolean;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** `values[i]` belongs to `categories[i]`. A tone is a colour *and* a pattern. */
export interface ChartSeries {
  readonly name: string;
  readonly tone: ChartTone;
  readonly values: readonly number[];
}

export type ChartTone = 'ink' | 'done' | 'waiting' | 'overdue' | 'accent' | 'quiet';

/** What the chart shows as one line of words for people who don't see it. */
export function chartInWords(chart: Chart): string {
  const lines = chart.series.map((series) => {
    const values = chart.categories.map((name, at) => `${name} ${series.values[at] ?? 0}`);
    return `${series.name}: ${values.join(', ')}`;
  });
  return `${chart.title}. ${lines.join('; ')}.`;
}
