import type { OperationName } from '#contract/contract.ts';
import type { MessageKey } from './messages/catalogue.ts';

export interface NavigationPlace {
  readonly name: MessageKey & `navigation.${string}`;
  readonly href: string;
  /** What its page asks first: the place is there for whoever may ask that. */
  readonly asks: OperationName;
}

export interface NavigationGroup {
  /** Absent for the places that stand alone at the top. */
  readonly name?: MessageKey & `navigation.${string}`;
  readonly places: readonly NavigationPlace[];
}

export const navigation: readonly NavigationGroup[] = [
  { places: [{ name: 'navigation.home', href: '/', asks: 'home.show' }] },
  {
    name: 'navigation.group-reviews',
    places: [
      { name: 'navigation.cycles', href: '/cycles', asks: 'cycles.list' },
      { name: 'navigation.sessions', href: '/sessions', asks: 'sessions.list' },
      { name: 'navigation.reviews', href: '/reviews', asks: 'reviews.list' },
      { name: 'navigation.coverage', href: '/coverage', asks: 'coverage.show' },
      { name: 'navigation.issues', href: '/rectifications', asks: 'rectifications.list' },
    ],
  },
  {
    name: 'navigation.group-opinions',
    places: [
      { name: 'navigation.opinions', href: '/opinions', asks: 'openings.list' },
      { name: 'navigation.appraisals', href: '/appraisals', asks: 'appraisals.tallies' },
    ],
  },
  {
    name: 'navigation.group-results',
    places: [
      { name: 'navigation.dashboard', href: '/dashboard', asks: 'dashboard.show' },
      { name: 'navigation.reports', href: '/reports', asks: 'reports.list' },
      { name: 'navigation.archive', href: '/archive', asks: 'archive.list' },
    ],
  },
  {
    name: 'navigation.group-organisation',
    places: [
      { name: 'navigation.people', href: '/people', asks: 'people.list' },
      { name: 'navigation.slips', href: '/people/slips', asks: 'slips.list' },
      { name: 'navigation.corrections', href: '/people/corrections', asks: 'corrections.list' },
      { name: 'navigation.imports', href: '/imports', asks: 'imports.list' },
      { name: 'navigation.integrity', href: '/integrity', asks: 'ledger.integrity' },
    ],
  },
];

/** The place whose page, or a page below it, is shown. */
export function isCurrentPlace(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/';
  if (!isAtOrBelow(href, pathname)) return false;
  return !hrefs.some((other) => other.length > href.length && isAtOrBelow(other, pathname));
}

const hrefs = navigation.flatMap(({ places }) => places.map(({ href }) => href));

function isAtOrBelow(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
