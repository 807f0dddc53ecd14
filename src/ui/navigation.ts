import type { MessageKey } from './messages/catalogue.ts';

export interface NavigationPlace {
  readonly name: MessageKey & `navigation.${string}`;
  readonly href: string;
}

export interface NavigationGroup {
  /** Absent for the places that stand alone at the top. */
  readonly name?: MessageKey & `navigation.${string}`;
  readonly places: readonly NavigationPlace[];
}

export const navigation: readonly NavigationGroup[] = [
  { places: [{ name: 'navigation.home', href: '/' }] },
  {
    name: 'navigation.group-reviews',
    places: [
      { name: 'navigation.cycles', href: '/cycles' },
      { name: 'navigation.sessions', href: '/sessions' },
      { name: 'navigation.reviews', href: '/reviews' },
      { name: 'navigation.issues', href: '/rectifications' },
    ],
  },
  {
    name: 'navigation.group-opinions',
    places: [
      { name: 'navigation.opinions', href: '/opinions' },
      { name: 'navigation.appraisals', href: '/appraisals' },
    ],
  },
  {
    name: 'navigation.group-results',
    places: [
      { name: 'navigation.dashboard', href: '/dashboard' },
      { name: 'navigation.reports', href: '/reports' },
      { name: 'navigation.archive', href: '/archive' },
    ],
  },
  {
    name: 'navigation.group-organisation',
    places: [
      { name: 'navigation.people', href: '/people' },
      { name: 'navigation.imports', href: '/imports' },
      { name: 'navigation.integrity', href: '/integrity' },
    ],
  },
];

/** The place whose page, or a page below it, is shown. */
export function isCurrentPlace(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/';
  return pathname === href || pathname.startsWith(`${href}/`);
}
