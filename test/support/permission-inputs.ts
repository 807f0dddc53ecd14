import type { z } from 'zod';
import { RECOVERY_CODES } from '#core/accounts/recovery-code.ts';
import type { contract, OperationName } from '#contract/contract.ts';

/** One id of each kind that an operation takes. */
export const idFields = [
  'reviewId',
  'pointId',
  'rectificationId',
  'measureId',
  'issueId',
  'ideaId',
  'sessionId',
  'openingId',
  'opinionId',
  'commendationId',
  'deviceId',
  'slipId',
  'correctionId',
  'draftId',
  'importId',
  'cycleId',
  'organisationId',
  'personId',
  'postId',
  'reportId',
] as const;
export type IdField = (typeof idFields)[number];
export type Ids = Readonly<Record<IdField, string>>;

type InputOf<Name extends OperationName> = z.input<(typeof contract)[Name]['input']>;
type Inputs = {
  readonly [Name in OperationName]: (ids: Ids) => readonly InputOf<Name>[];
};

const day = '2026-10-20';
const text = '内容具体';
const name = '新名称';
/** Nobody but who has just shown the secrets of a desk sign-in asks with it. */
const deskSignInId = '018f0000-0000-7000-8000-00000000de5c';
const hash = 'a'.repeat(64);
const passwordHash = 'argon2id$b$c';
const recoveryHashes = Array<string>(RECOVERY_CODES).fill(hash);
const pages = [{}, { limit: 1 }];
const days = [{}, { asOf: '2026-10-01' }];

const inCycle = ({ cycleId }: Ids) => [...days, { cycleId }];
const cycleOnly = ({ cycleId }: Ids) => [{}, { cycleId }];
const none = () => [{}];
const one = ({ rectificationId }: Ids) => ({ rectificationId });
const draft = ({ draftId }: Ids) => [{ draftId }];

const rectificationFilters = (ids: Ids) => [
  ...inCycle(ids),
  { unitId: ids.organisationId },
  { ownerId: ids.personId },
  { state: 'open' as const },
  { state: 'overdue' as const },
  { source: 'talk' as const },
];

const reviewFilters = (ids: Ids) => [
  { ledger: 'all' as const },
  ...inCycle(ids),
  { ledger: 'all' as const, unitId: ids.organisationId },
  { ledger: 'all' as const, personId: ids.personId },
  { ledger: 'all' as const, mode: 'talk' as const },
  { ledger: 'all' as const, outcome: 'encourage' as const },
  { ledger: 'all' as const, rectification: 'open' as const },
  { ledger: 'all' as const, self: false },
];

/** What somebody might plausibly ask of each operation; lists with the filters that could tell more. */
export const plausibleInputs: Inputs = {
  'slips.list': ({ organisationId }) => [{}, { organisationId }],
  'slips.issue': ({ personId }) => [{ personIds: [personId] }],
  'devices.enrol': ({ slipId }) => [
    { slipId, name, tokenHash: 'a'.repeat(64), pinHash: 'b'.repeat(40) },
  ],
  'devices.list': none,
  'deskSignIn.show': none,
  'deskSignIn.setUp': () => [
    { deskSignInId, name, passwordHash, totpSealed: 'c', step: 1, recoveryHashes },
  ],
  'deskSignIn.changePassword': () => [{ deskSignInId, passwordHash, keeps: null }],
  'deskSignIn.useRecoveryCode': () => [{ deskSignInId, recoveryHash: hash }],
  'deskSignIn.switchOff': () => [{ deskSignInId, keeps: null }],
  'deskSignIn.reset': ({ personId }) => [{ personId }],
  'me.records': none,
  'corrections.request': () => [{ text }],
  'corrections.list': none,
  'corrections.answer': ({ correctionId }) => [{ correctionId, outcome: 'declined', answer: text }],
  'devices.revoke': ({ deviceId }) => [{ deviceId, reason: 'office' }],
  'appraisals.tallies': (ids) => [...inCycle(ids), { organisationId: ids.organisationId }],
  'archive.index': inCycle,
  'archive.list': cycleOnly,
  'archive.seal': ({ cycleId }) => [{ cycleId }],
  'cycles.list': none,
  'cycles.show': inCycle,
  'cycles.open': ({ organisationId }) => [
    {
      organisationId,
      name,
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      mandate: { issuer: '区委', title: '通知', number: '〔2027〕1号', date: null },
    },
  ],
  'cycles.move': ({ cycleId }) => [{ cycleId, to: 'closing' }],
  'cycles.adoptPlan': ({ cycleId }) => [{ cycleId, aims: text }],
  'cycles.adoptCriteria': ({ cycleId }) => [{ cycleId, code: 'A' }],
  'leadingGroup.name': ({ cycleId, personId }) => [{ cycleId, personId, role: 'office' }],
  'boxKeepers.name': ({ cycleId, personId }) => [{ cycleId, personId }],
  'leadingGroup.end': ({ cycleId, personId }) => [{ cycleId, personId }],
  'boxKeepers.end': ({ cycleId, personId }) => [{ cycleId, personId }],
  'imports.list': none,
  'imports.upload': () => [{ files: [{ fileName: '花名册.csv', bytes: 'YSxiCg==' }] }],
  'imports.preview': draft,
  'imports.correct': ({ draftId }) => [{ draftId }],
  'imports.discard': draft,
  'imports.commit': draft,
  'imports.brought': ({ importId }) => [{ importId }],
  'imports.undo': ({ importId }) => [{ importId, reason: text }],
  'rectifications.list': (ids) => [...rectificationFilters(ids), ...pages],
  'rectifications.show': (ids) => days.map((on) => ({ ...one(ids), ...on })),
  'rectifications.assign': (ids) => [
    {
      source: 'meeting',
      cycleId: ids.cycleId,
      issueId: ids.issueId,
      reviewId: ids.reviewId,
      problem: text,
      leaderId: ids.personId,
      ownerId: ids.personId,
      unitId: ids.organisationId,
      deadline: '2026-12-20',
    },
  ],
  'rectifications.progress': (ids) => [{ ...one(ids), text, measuresDone: [ids.measureId] }],
  'rectifications.claimDone': (ids) => [{ ...one(ids), evidence: text }],
  'rectifications.takeBack': (ids) => [{ ...one(ids), reason: text }],
  'rectifications.verify': (ids) => [{ ...one(ids), finding: text, verifierId: ids.personId }],
  'rectifications.return': (ids) => [{ ...one(ids), reason: text, verifierId: ids.personId }],
  'rectifications.close': (ids) => [one(ids)],
  'rectifications.extend': (ids) => [{ ...one(ids), to: '2027-03-01', reason: text }],
  'rectifications.reopen': (ids) => [{ ...one(ids), deadline: '2027-03-01', reason: text }],
  'rectifications.ledger': rectificationFilters,
  'issues.list': (ids) => [
    ...inCycle(ids),
    ...pages,
    { unitId: ids.organisationId },
    { kind: 'help' },
    { source: 'talk' },
  ],
  'issues.show': ({ issueId }) => days.map((on) => ({ issueId, ...on })),
  'issues.register': ({ cycleId, reviewId, organisationId }) => [
    { cycleId, reviewId, organisationId, source: 'meeting', text },
  ],
  'ideas.list': (ids) => [...inCycle(ids), ...pages],
  'ideas.register': ({ cycleId, issueId }) => [{ cycleId, text, issueIds: [issueId] }],
  'ideas.link': ({ ideaId, issueId }) => [{ ideaId, issueId }],
  'orders.list': inCycle,
  'orders.issue': ({ cycleId, organisationId, reviewId, personId }) => [
    {
      cycleId,
      organisationId,
      reviewId,
      signatoryId: personId,
      problem: text,
      requirement: text,
      deadline: '2026-12-20',
    },
  ],
  'mediations.count': inCycle,
  'mediations.record': ({ cycleId }) => [{ cycleId, openedOn: day, outcome: 'open' }],
  'ledger.integrity': none,
  'ledger.entries': () => pages,
  'ledger.proof': () => [{ seq: 0 }],
  'ledger.checkpoint': none,
  'ledger.takeCheckpoint': none,
  'ledger.verify': none,
  'ledger.erase': () => [{ seq: 3, basis: 'PIPL47' }],
  'openings.list': inCycle,
  'openings.record': ({ cycleId, personId }) => [{ cycleId, openedOn: day, keeperIds: [personId] }],
  'opinions.list': (ids) => [
    ...inCycle(ids),
    { openingId: ids.openingId },
    { kind: 'opinion' },
    { sensitivity: 'normal' },
    { limit: 1 },
  ],
  'opinions.show': ({ opinionId }) => [{ opinionId }],
  'opinions.register': ({ openingId, personId }) => [
    { openingId, kind: 'opinion', sensitivity: 'normal', text, concerns: [personId] },
  ],
  'contributions.summary': inCycle,
  'people.me': none,
  'people.list': ({ organisationId }) => [{}, { organisationId }, { name: '袁' }],
  'people.show': ({ personId }) => days.map((on) => ({ personId, ...on })),
  'organisations.list': none,
  'organisations.rename': ({ organisationId }) => [{ organisationId, name }],
  'organisations.register': ({ organisationId }) => [
    { parentId: organisationId, kind: 'subunit', name },
  ],
  'people.admit': ({ organisationId }) => [{ organisationId, name }],
  'people.amend': ({ personId, organisationId }) => [
    { personId, organisationId, name, birthYear: null, probationary: false, mobile: false },
  ],
  'posts.assign': ({ personId, organisationId }) => [
    { personId, organisationId, kind: 'deputy', title: '副书记' },
  ],
  'posts.end': ({ postId }) => [{ postId }],
  'home.show': inCycle,
  'dashboard.show': inCycle,
  'quality.signals': inCycle,
  'reports.draft': inCycle,
  'reports.plan': inCycle,
  'reports.list': cycleOnly,
  'reports.show': ({ reportId }) => [{ reportId }],
  'reports.writeProse': ({ cycleId }) => [{ cycleId, slot: 'unity', text, version: 0 }],
  'reports.issue': ({ cycleId }) => [{ cycleId }],
  'reviews.list': (ids) => [...reviewFilters(ids), ...pages],
  'reviews.choices': inCycle,
  'reviews.figures': reviewFilters,
  'reviews.export': reviewFilters,
  'reviews.show': ({ reviewId }) => days.map((on) => ({ reviewId, ...on })),
  'reviews.record': (ids) => [
    {
      cycleId: ids.cycleId,
      mode: 'talk',
      reviewers: [{ kind: 'organisation', organisationId: ids.organisationId }],
      subject: { kind: 'person', personId: ids.personId },
      occurredOn: day,
      points: [{ kind: 'achievement', text }],
      sessionId: ids.sessionId,
      jointWith: ids.reviewId,
      talk: { reason: text, outcome: 'encourage', helperId: ids.personId },
    },
  ],
  'points.answer': ({ reviewId, pointId }) => [{ reviewId, pointId, kind: 'accept' }],
  'coverage.show': (ids) => [
    ...inCycle(ids),
    { unitId: ids.organisationId },
    { standing: 'reviewed' },
  ],
  'sessions.list': (ids) => [...inCycle(ids), { minuted: false }],
  'sessions.show': ({ sessionId }) => days.map((on) => ({ sessionId, ...on })),
  'sessions.hold': ({ cycleId, organisationId }) => [
    { cycleId, organisationId, kind: 'unitAssembly', title: name, heldOn: day },
  ],
  'sessions.minute': ({ sessionId }) => [
    {
      sessionId,
      parts: {
        achievements: text,
        opinions: text,
        criticism: text,
        problems: text,
        measures: text,
      },
    },
  ],
  'guests.invite': ({ sessionId, personId }) => [{ sessionId, personId }],
  'commendations.list': inCycle,
  'commendations.publish': ({ reviewId }) => [{ reviewId, number: '〔2026〕9号', text }],
  'commendations.withdraw': ({ commendationId }) => [{ commendationId }],
  'exchanges.record': ({ cycleId, organisationId }) => [
    { cycleId, title: name, heldOn: day, organisationIds: [organisationId, organisationId] },
  ],
  'pairings.list': inCycle,
};

/** The same questions with these words, wherever words can be searched for. */
export const searches: {
  readonly [Name in OperationName]?: (words: string) => readonly InputOf<Name>[];
} = {
  'reviews.list': (words) => [{ ledger: 'all', text: words }],
  'reviews.figures': (words) => [{ text: words }],
  'reviews.export': (words) => [{ ledger: 'all', text: words }],
  'rectifications.list': (words) => [{ text: words }],
  'rectifications.ledger': (words) => [{ text: words }],
  'issues.list': (words) => [{ text: words }],
  'opinions.list': (words) => [{ search: words }],
  'people.list': (words) => [{ name: words }],
};
