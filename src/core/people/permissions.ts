import type { Role } from './roles.ts';

/**
 * To which records a right reaches. Recusal (R48–R50) takes away from each of them, and decisions of
 * the subjects may refuse more: nobody verifies their own work.
 */
export const reaches = ['whole', 'open', 'masked', 'branch', 'keepsBox', 'own'] as const;
export type Reach = (typeof reaches)[number];

type Row = Readonly<Partial<Record<Role, Reach | readonly Reach[]>>>;

const office = { head: 'open', groupMember: 'open', operator: 'open' } as const;
const headAlone = { head: 'open', operator: 'open' } as const;
/** R33, R77: talks and restricted records are the head's; in files the group finds the latter masked. */
const wholeForHead = { ...office, head: 'whole' } as const;
const maskedForGroup = { ...wholeForHead, groupMember: ['open', 'masked'] } as const;
const unitsToo = { ...office, unitHead: 'branch' } as const;
const ownToo = { ...unitsToo, member: 'own' } as const;
const records = { ...ownToo, head: 'whole' } as const;
const importers = { ...office, boxKeeper: 'keepsBox' } as const;
const boxReaders = { head: 'own', groupMember: 'own', operator: 'open', boxKeeper: 'own' } as const;
const everyone = { ...office, boxKeeper: 'own', unitHead: 'own', member: 'own' } as const;

/**
 * Who may do what, to which records: the one table that door, API, menus and `docs/permissions.md`
 * read. Rights of several roles add up; everyone registered is a `member`. An operation without a row for a
 * role looks to that role as if it did not exist (decision 011).
 */
export const permissions = {
  'slips.list': { head: 'open', unitHead: 'branch', operator: 'whole' },
  'slips.issue': { head: 'open', unitHead: 'branch', operator: 'whole' },
  'devices.enrol': { slipBearer: 'own' },
  'devices.list': { member: 'own' },
  'me.records': { member: 'own' },
  'corrections.request': { member: 'own' },
  'corrections.list': office,
  'corrections.answer': { head: 'open', groupMember: 'open' },
  'devices.revoke': { head: 'open', unitHead: 'branch', operator: 'whole', member: 'own' },
  'deskSignIn.show': { member: 'own' },
  'deskSignIn.setUp': { deskHolder: 'own' },
  'deskSignIn.changePassword': { deskHolder: 'own' },
  'deskSignIn.useRecoveryCode': { deskHolder: 'own' },
  'deskSignIn.switchOff': { deskHolder: 'own' },
  'deskSignIn.reset': { head: 'open', operator: 'whole' },
  'appraisals.tallies': { ...ownToo, head: ['open', 'whole'] },
  'archive.index': office,
  'archive.list': office,
  'archive.seal': headAlone,
  'cycles.list': office,
  'cycles.show': office,
  'cycles.open': headAlone,
  'cycles.move': headAlone,
  'cycles.adoptPlan': headAlone,
  'cycles.adoptCriteria': headAlone,
  'leadingGroup.name': headAlone,
  'leadingGroup.end': headAlone,
  'boxKeepers.name': headAlone,
  'boxKeepers.end': headAlone,
  'imports.list': importers,
  'imports.upload': importers,
  'imports.preview': importers,
  'imports.correct': importers,
  'imports.discard': importers,
  'imports.commit': importers,
  'imports.brought': importers,
  'imports.undo': { head: 'open', operator: 'whole', boxKeeper: 'keepsBox' },
  'rectifications.list': records,
  'rectifications.show': records,
  'rectifications.assign': office,
  'rectifications.progress': ownToo,
  'rectifications.claimDone': ownToo,
  'rectifications.takeBack': ownToo,
  'rectifications.verify': office,
  'rectifications.return': office,
  'rectifications.close': office,
  'rectifications.extend': office,
  'rectifications.reopen': office,
  'rectifications.ledger': maskedForGroup,
  'issues.list': wholeForHead,
  'issues.show': wholeForHead,
  'issues.register': office,
  'ideas.list': wholeForHead,
  'ideas.register': office,
  'ideas.link': office,
  'orders.list': office,
  'orders.issue': office,
  'mediations.count': office,
  'mediations.record': office,
  'ledger.integrity': office,
  'ledger.entries': office,
  'ledger.proof': office,
  'ledger.checkpoint': office,
  'ledger.takeCheckpoint': office,
  'ledger.verify': office,
  'ledger.erase': { head: 'open', operator: 'whole' },
  'openings.list': { ...office, boxKeeper: 'keepsBox', unitHead: 'own', member: 'own' },
  'openings.record': { boxKeeper: 'keepsBox', operator: 'open' },
  'opinions.list': boxReaders,
  'opinions.show': boxReaders,
  'opinions.register': { boxKeeper: 'keepsBox' },
  'contributions.summary': office,
  'people.me': everyone,
  'people.list': office,
  'people.show': office,
  'organisations.list': office,
  'organisations.rename': headAlone,
  'organisations.register': headAlone,
  'people.admit': headAlone,
  'people.amend': headAlone,
  'posts.assign': headAlone,
  'posts.end': headAlone,
  'home.show': ownToo,
  'dashboard.show': office,
  'quality.signals': office,
  'reports.draft': wholeForHead,
  'reports.plan': office,
  'reports.list': office,
  'reports.show': office,
  'reports.writeProse': office,
  'reports.issue': headAlone,
  'reviews.list': records,
  'reviews.choices': records,
  'reviews.figures': records,
  'reviews.export': { ...records, ...maskedForGroup },
  'reviews.show': records,
  'reviews.record': unitsToo,
  'points.answer': { ...office, boxKeeper: 'own', unitHead: 'branch', member: 'own' },
  'coverage.show': unitsToo,
  'sessions.list': unitsToo,
  'sessions.show': unitsToo,
  'sessions.hold': unitsToo,
  'sessions.minute': office,
  'guests.invite': unitsToo,
  'commendations.list': everyone,
  'commendations.publish': { head: 'whole' },
  'commendations.withdraw': { ...headAlone, member: 'own' },
  'exchanges.record': unitsToo,
  'pairings.list': ownToo,
} as const satisfies Readonly<Record<string, Row>>;

export type OperationName = keyof typeof permissions;

/** The records that these roles together give somebody for this operation; none: it is not there. */
export function reachOf(operation: OperationName, roles: ReadonlySet<Role>): ReadonlySet<Reach> {
  return new Set([...roles].flatMap((role) => (permissions[operation] as Row)[role] ?? []));
}

/** Whether the operation is there for these roles at all; of a name that is no operation it never is. */
export function mayAsk(operation: string, roles: ReadonlySet<Role>): boolean {
  const row: Row | undefined = rowsByName.get(operation);
  return row !== undefined && [...roles].some((role) => row[role] !== undefined);
}

const rowsByName: ReadonlyMap<string, Row> = new Map(Object.entries(permissions));
