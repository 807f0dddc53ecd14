import type { z } from 'zod';
import type { qualityOperations } from '#contract/quality.ts';
import type { Chart } from '#core/reports/chart-model.ts';
import { chartSvg } from '#server/platform/documents/charts.ts';
import type { Translator } from '#ui/messages/translator.ts';

type Figures = z.output<(typeof qualityOperations)['dashboard.show']['output']>;

export interface DrawnChart {
  readonly title: string;
  readonly svg: string;
  readonly narrowSvg: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /** Its one number with a unit, where rows count different things. */
    readonly said?: string;
    readonly href: string;
  }[];
}

type Plan = Omit<DrawnChart, 'svg' | 'narrowSvg'> & { readonly chart: Chart };

/** The four pictures of the dashboard with the tables under them; each name leads to its rows. */
export async function drawDashboard(
  figures: Figures,
  { text, scoped }: { readonly text: Translator; readonly scoped: string },
): Promise<readonly DrawnChart[]> {
  const plans = [coverage, states, modes, relations].map((plan) => plan(figures, text, scoped));
  return Promise.all(
    plans.map(async ({ chart, ...rest }) => ({
      ...rest,
      svg: await chartSvg(chart),
      narrowSvg: await chartSvg(chart, { width: 340, height: narrowHeight(chart) }),
    })),
  );
}

function narrowHeight({ categories, stacked, series }: Chart): number {
  return 110 + categories.length * 34 * (stacked ? 1 : Math.max(1, series.length));
}

function coverage({ byUnit }: Figures, text: Translator, scoped: string): Plan {
  const title = text('dashboard.by-unit');
  const series = [
    { name: text('dashboard.by-others'), tone: 'done' as const, of: byUnit.map((u) => u.byOthers) },
    {
      name: text('dashboard.self-only'),
      tone: 'waiting' as const,
      of: byUnit.map((u) => u.reviewed - u.byOthers),
    },
    {
      name: text('dashboard.gap'),
      tone: 'overdue' as const,
      of: byUnit.map((u) => u.total - u.reviewed),
    },
  ];
  return {
    title,
    columns: [
      text('dashboard.unit'),
      ...series.map((each) => each.name),
      text('dashboard.members'),
    ],
    rows: byUnit.map((unit, at) => ({
      name: unit.unitName,
      values: [...series.map((each) => each.of[at] ?? 0), unit.total],
      href: `/coverage?unitId=${unit.unitId}${scoped}`,
    })),
    chart: {
      title,
      direction: 'rows',
      stacked: true,
      categories: byUnit.map((unit) => unit.unitName),
      series: series.map(({ name, tone, of }) => ({ name, tone, values: of })),
    },
  };
}

function states({ rectifications }: Figures, text: Translator, scoped: string): Plan {
  const names = ['inProgress', 'doneClaimed', 'verified', 'closed', 'closedBefore'] as const;
  const rows = [
    ...names.map((state) => ({
      name: text(`rectifications.state-${state}`),
      values: [rectifications[state]],
      href: `/rectifications?state=${state}${scoped}`,
    })),
    {
      name: text('dashboard.of-which-overdue'),
      values: [rectifications.overdue],
      href: `/rectifications?state=overdue${scoped}`,
    },
  ];
  return oneSeries(rows, {
    title: text('dashboard.by-state'),
    of: text('dashboard.state'),
    unit: text('dashboard.items'),
    tone: 'waiting',
  });
}

/** Reviews, opinions and what the public handed in stand side by side and are never added up. */
function modes({ reviews }: Figures, text: Translator, scoped: string): Plan {
  const rows = reviews.byMode.flatMap(({ mode, n }) => {
    const name = text(`reviews.mode-${mode}`);
    const href = `/reviews?ledger=all&mode=${mode}${scoped}`;
    const recorded = {
      name,
      values: [n],
      said: text('dashboard.unit-reviews', { count: n }),
      href,
    };
    if (mode !== 'backToBack' && mode !== 'public') return [recorded];
    const other = { backToBack: 'slips', public: 'contributions' } as const;
    const counted = {
      name: text(`dashboard.${other[mode]}`),
      values: [reviews[other[mode]]],
      said: text(`dashboard.unit-${other[mode]}`, { count: reviews[other[mode]] }),
      href: address(besideReviews[mode] + scoped),
    };
    return n > 0 ? [recorded, counted] : [counted];
  });
  return oneSeries(rows, {
    title: text('dashboard.by-mode'),
    of: text('dashboard.mode'),
    unit: text('dashboard.amount'),
    tone: 'ink',
  });
}

const besideReviews = { backToBack: '/opinions?shared=true', public: '/contributions?' } as const;

function address(href: string): string {
  return href.replace('?&', '?').replace(/\?$/, '');
}

function relations({ reviews }: Figures, text: Translator, scoped: string): Plan {
  const rows = reviews.byRelation.map(({ relation, n }) => ({
    name: text(`reviews.relation-${relation}`),
    values: [n],
    href: `/reviews?ledger=all&relation=${relation}${scoped}`,
  }));
  return oneSeries(rows, {
    title: text('dashboard.by-relation'),
    of: text('dashboard.relation'),
    unit: text('dashboard.count'),
    tone: 'quiet',
  });
}

function oneSeries(
  rows: Plan['rows'],
  words: { title: string; of: string; unit: string; tone: Chart['series'][number]['tone'] },
): Plan {
  const { title, of, unit, tone } = words;
  return {
    title,
    rows,
    columns: [of, unit],
    chart: {
      title,
      direction: 'rows',
      stacked: false,
      categories: rows.map((row) => row.name),
      series: [{ name: unit, tone, values: rows.map((row) => row.values[0] ?? 0) }],
    },
  };
}
