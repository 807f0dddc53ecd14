import { figure, type FigureRun } from './document-model.ts';
import type { ReportFacts } from './report-facts.ts';

interface FigureDefinition {
  /** Path and filter of the page that lists what was counted; the day is added. */
  readonly link: string;
  readonly value: (facts: ReportFacts) => number;
}

function one(link: string, value: (facts: ReportFacts) => number): FigureDefinition {
  return { link, value };
}

const allReviews = '/reviews?ledger=all';

/** The closed list of numbers in a summary report (R01, R67): each leads to its rows. */
export const reportFigureList = {
  'group.size': one('/cycles', (facts) => facts.group.size),
  units: one('/people', (facts) => facts.units),
  members: one('/people', (facts) => facts.members),
  modes: one('/coverage', modesUsed),
  'sessions.lifeMeeting': one('/sessions?kind=lifeMeeting', (f) => f.sessions.lifeMeeting),
  'sessions.collectiveReview': one(
    '/sessions?kind=collectiveReview',
    (f) => f.sessions.collectiveReview,
  ),
  'sessions.unitAssembly': one('/sessions?kind=unitAssembly', (f) => f.sessions.unitAssembly),
  'sessions.siteVisit': one('/sessions?kind=siteVisit', (f) => f.sessions.siteVisit),
  'sessions.peerExchange': one('/sessions?kind=peerExchange', (f) => f.sessions.peerExchange),
  'sessions.minuted': one('/sessions?minuted=true', (f) => f.minuted),
  'meeting.reviews': one(`${allReviews}&mode=meeting`, (f) => f.modes.meeting.reviews),
  'meeting.subjects': one('/coverage?mode=meeting', (f) => f.modes.meeting.subjects),
  'onsite.reviews': one(`${allReviews}&mode=onsite`, (f) => f.modes.onsite.reviews),
  'onsite.subjects': one('/coverage?mode=onsite', (f) => f.modes.onsite.subjects),
  'talk.reviews': one(`${allReviews}&mode=talk`, (f) => f.modes.talk.reviews),
  'talk.commend': one(`${allReviews}&outcome=commend`, (f) => f.talks?.commend ?? 0),
  'talk.encourage': one(`${allReviews}&outcome=encourage`, (f) => f.talks?.encourage ?? 0),
  'talk.assist': one(`${allReviews}&outcome=assist`, (f) => f.talks?.assist ?? 0),
  'faceToFace.reviews': one(`${allReviews}&mode=faceToFace`, (f) => f.modes.faceToFace.reviews),
  'faceToFace.subjects': one('/coverage?mode=faceToFace', (f) => f.modes.faceToFace.subjects),
  'box.openings': one('/opinions', (f) => f.box.openings),
  'box.empty': one('/opinions', (f) => f.box.empty),
  'box.opinions': one('/opinions?shared=true&kind=opinion', (f) => f.box.opinions),
  'box.suggestions': one('/opinions?shared=true&kind=suggestion', (f) => f.box.suggestions),
  'rootToUnit.reviews': one(`${allReviews}&relation=rootToUnit`, relation('rootToUnit')),
  'leadershipTeam.reviews': one(
    `${allReviews}&relation=leadershipTeam`,
    relation('leadershipTeam'),
  ),
  'assemblyToMember.reviews': one(
    `${allReviews}&relation=assemblyToMember`,
    relation('assemblyToMember'),
  ),
  'leaderToMember.reviews': one(
    `${allReviews}&relation=leaderToMember`,
    relation('leaderToMember'),
  ),
  'unitToUnit.reviews': one(`${allReviews}&relation=unitToUnit`, relation('unitToUnit')),
  'memberToUnit.reviews': one(`${allReviews}&relation=memberToUnit`, relation('memberToUnit')),
  'memberToMember.reviews': one(
    `${allReviews}&relation=memberToMember`,
    relation('memberToMember'),
  ),
  'publicToUnit.reviews': one(`${allReviews}&relation=publicToUnit`, relation('publicToUnit')),
  'publicToMember.reviews': one(
    `${allReviews}&relation=publicToMember`,
    relation('publicToMember'),
  ),
  'coverage.units': one('/coverage', (f) => f.coverage.units),
  'coverage.members': one('/coverage', (f) => f.coverage.members),
  'assemblyToMember.byOthers': one(
    `${allReviews}&relation=assemblyToMember&self=false`,
    ({ relations: { assemblyToMember } }) => assemblyToMember.reviews - assemblyToMember.self,
  ),
  'assemblyToMember.self': one(
    `${allReviews}&relation=assemblyToMember&self=true`,
    (f) => f.relations.assemblyToMember.self,
  ),
  'coverage.gaps': one('/coverage?standing=gap', (f) => f.members - f.coverage.members),
  'ledger.leader': one('/reviews?ledger=leader', (f) => f.leaderReviews),
  commendations: one('/sessions', (f) => f.commendations),
  guests: one('/sessions', (f) => f.guests),
  exchanges: one('/sessions', (f) => f.exchanges),
  pairings: one('/sessions', (f) => f.pairings.length),
  'issues.public': one('/issues?source=public', (f) => f.issues.fromPublic),
  'issues.others': one('/issues?kind=problem', (f) => f.issues.others),
  'issues.helps': one('/issues?kind=help', (f) => f.issues.helps),
  'issues.helpsSolvedOnSpot': one('/issues?kind=help', (f) => f.issues.helpsSolvedOnSpot),
  'ideas.all': one('/issues?view=ideas', (f) => f.ideas.all),
  'ideas.feasible': one('/issues?view=ideas&feasible=true', (f) => f.ideas.feasible),
  'rectifications.all': one('/rectifications', (f) => f.rectifications.all),
  'rectifications.closed': one('/rectifications?state=closed', (f) => f.rectifications.closed),
  'rectifications.closedBefore': one(
    '/rectifications?state=closedBefore',
    (f) => f.rectifications.closedBefore,
  ),
  'rectifications.verified': one(
    '/rectifications?state=verified',
    (f) => f.rectifications.verified,
  ),
  'rectifications.doneClaimed': one(
    '/rectifications?state=doneClaimed',
    (f) => f.rectifications.doneClaimed,
  ),
  'rectifications.inProgress': one(
    '/rectifications?state=inProgress',
    (f) => f.rectifications.inProgress,
  ),
  'rectifications.overdue': one('/rectifications?state=overdue', (f) => f.rectifications.overdue),
  'rectifications.dueSoon': one('/rectifications?state=dueSoon', (f) => f.rectifications.dueSoon),
  'orders.issued': one('/issues', (f) => f.orders.issued),
  'orders.answered': one('/issues', (f) => f.orders.answered),
  'mediations.settled': one('/dashboard', (f) => f.mediations.settled),
  'mediations.open': one('/dashboard', (f) => f.mediations.open),
  'appraisal.units': one('/appraisals', (f) => f.appraisal?.units ?? 0),
  'appraisal.people': one('/appraisals', (f) => f.appraisal?.people ?? 0),
  'appraisal.issued': one('/appraisals', (f) => f.appraisal?.issued ?? 0),
  'appraisal.collected': one('/appraisals', (f) => f.appraisal?.collected ?? 0),
  'appraisal.valid': one('/appraisals', (f) => f.appraisal?.valid ?? 0),
  'quality.withoutShortcoming': one('/quality', (f) => f.quality.withoutShortcoming),
  'quality.copiedTexts': one('/quality', (f) => f.quality.copiedTexts),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type ReportFigureKey = keyof typeof reportFigureList;
export type ReportFigures = Readonly<Record<ReportFigureKey, FigureRun>>;

export function reportFigures(facts: ReportFacts): ReportFigures {
  const figures = Object.entries(reportFigureList).map(([key, { link, value }]) => [
    key,
    figure(key, value(facts), linkAsOf(link, facts)),
  ]);
  return Object.fromEntries(figures) as ReportFigures;
}

/** The same page as of the report's own day. */
export function linkAsOf(link: string, { asOf }: Pick<ReportFacts, 'asOf'>): string {
  return `${link}${link.includes('?') ? '&' : '?'}asOf=${asOf}`;
}

/** A mode counts when it left a record: the box by its openings, the public by its problems. */
export function modesUsed({ modes, box, issues }: ReportFacts): number {
  const byReviews = Object.entries(modes).filter(([, { reviews }]) => reviews > 0);
  const used = new Set(byReviews.map(([mode]) => mode));
  if (box.openings > 0) used.add('backToBack');
  if (issues.fromPublic > 0) used.add('public');
  return used.size;
}

function relation(name: keyof ReportFacts['relations']): (facts: ReportFacts) => number {
  return (facts) => facts.relations[name].reviews;
}
