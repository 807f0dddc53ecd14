import type { EChartsCoreOption } from 'echarts';
import type { Chart, ChartSeries, ChartTone } from '#core/reports/chart-model.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** 720 wide; lying bars get the height that their number needs. */
export function chartSize(chart: Chart): ChartSize {
  if (chart.direction === 'columns') return { width: 720, height: 340 };
  const bars = chart.categories.length * (chart.stacked ? 1 : Math.max(1, chart.series.length));
  return { width: 720, height: 90 + bars * 30 };
}

/** The chart in the library's words: colour, pattern *and* number, so that colour alone never tells. */
export function chartOption(chart: Chart, { width }: ChartSize): EChartsCoreOption {
  const names = {
    type: 'category',
    data: [...chart.categories],
    inverse: chart.direction === 'rows',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink } },
    axisLabel: {
      ...letters,
      interval: 0,
      width: chart.direction === 'rows' ? 170 : 110,
      overflow: 'truncate',
    },
  };
  const amounts = {
    type: 'value',
    minInterval: 1,
    axisLabel: letters,
    splitLine: { lineStyle: { color: '#e3ded3' } },
  };
  const lying = chart.direction === 'rows';
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif' },
    grid: {
      left: 12,
      right: 28,
      top: 24 + 24 * legendLines(chart, width),
      bottom: 12,
      outerBoundsMode: 'same',
    },
    legend: { top: 8, left: 12, itemWidth: 28, textStyle: letters },
    xAxis: lying ? amounts : names,
    yAxis: lying ? names : amounts,
    series: chart.series.map((series) => bars(series, chart)),
  };
}

/** The library lets a legend that wraps run into the picture, so room is left for each of its lines. */
function legendLines({ series }: Chart, width: number): number {
  const room = width - 24;
  let [lines, used] = [1, 0];
  for (const { name } of series) {
    const needed = 44 + 8 * name.length + 6 * (name.match(/[^\0-\u02ff]/g)?.length ?? 0);
    if (used > 0 && used + needed > room) [lines, used] = [lines + 1, 0];
    used += needed;
  }
  return lines;
}

const ink = '#1d2126';
const letters = { color: ink, fontSize: 14 };

function bars(series: ChartSeries, chart: Chart) {
  const { colour, decal } = tones[series.tone];
  const outside = chart.direction === 'rows' ? 'right' : 'top';
  const inside = { color: ink, backgroundColor: '#ffffff', padding: [1, 4], borderRadius: 2 };
  return {
    type: 'bar',
    name: series.name,
    stack: chart.stacked ? 'all' : undefined,
    data: series.values.map((value) => ({ value, label: { show: value !== 0 || !chart.stacked } })),
    barMaxWidth: 44,
    silent: true,
    emphasis: { disabled: true },
    itemStyle: { color: colour, borderColor: '#ffffff', borderWidth: 1, decal },
    label: chart.stacked
      ? { ...letters, ...inside, position: 'inside' }
      : { ...letters, position: outside },
  };
}

const light = 'rgba(255, 255, 255, 0.55)';

const tones: Readonly<Record<ChartTone, { readonly colour: string; readonly decal: object }>> = {
  ink: { colour: ink, decal: { symbol: 'none' } },
  done: { colour: '#2b6a4d', decal: { symbol: 'none' } },
  waiting: { colour: '#7d5200', decal: stripes(Math.PI / 4) },
  overdue: {
    colour: '#a3261f',
    decal: {
      symbol: 'rect',
      color: light,
      symbolSize: 0.6,
      dashArrayX: [
        [6, 6],
        [0, 6, 6, 0],
      ],
      dashArrayY: [6, 0],
    },
  },
  accent: { colour: '#8c1c1f', decal: stripes(-Math.PI / 4) },
  quiet: {
    colour: '#565f6a',
    decal: {
      symbol: 'circle',
      color: light,
      symbolSize: 0.7,
      dashArrayX: [8, 8],
      dashArrayY: [8, 4],
    },
  },
};

function stripes(rotation: number) {
  return { symbol: 'rect', color: light, rotation, dashArrayX: [1, 0], dashArrayY: [3, 6] };
}
