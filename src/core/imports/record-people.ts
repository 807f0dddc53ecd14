import { defaultCriteria } from '../cycles/criteria.ts';
import { criteriaSetCodes } from '../cycles/facts.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId, PostId } from '../kernel/ids.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { Recording } from './recording.ts';
import type { ResolvedCycle } from './resolve-cycle.ts';
import type { ResolvedImport } from './resolve-import.ts';
import type { ResolvedMember } from './resolve-roster.ts';

export function recordOrganisations(
  { newOrganisations }: ResolvedImport,
  { importId, positions }: Recording,
): readonly Fact[] {
  return newOrganisations.map((organisation, index) =>
    fact('organisation.registered', {
      organisationId: organisation.organisationId,
      parentId: organisation.parentId,
      kind: organisation.kind,
      name: organisation.name,
      from: null,
      position: positions.organisations + index,
      importId,
    }),
  );
}

export function recordMembers({ members }: ResolvedImport, recording: Recording): readonly Fact[] {
  return members
    .filter((member) => member.isNew)
    .flatMap((member, index) => recordMember(member, index, recording));
}

function recordMember(
  member: ResolvedMember,
  index: number,
  recording: Recording,
): readonly Fact[] {
  const { importId, positions, newId } = recording;
  const admitted = fact('person.admitted', {
    personId: member.personId,
    organisationId: member.organisationId,
    name: member.name,
    birthYear: member.birthYear ?? null,
    probationary: member.probationary,
    mobile: member.mobile,
    position: positions.people + index,
    importId,
  });
  const posts = member.posts.map((post) =>
    fact('post.assigned', {
      postId: newId<PostId>(),
      personId: member.personId,
      organisationId: post.organisationId,
      kind: post.kind,
      title: post.title,
      from: null,
      importId,
    }),
  );
  return [admitted, ...posts];
}

export function recordCycle(cycle: ResolvedCycle, recording: Recording): readonly Fact[] {
  const { draft } = cycle;
  const { cycleId, importId, today } = recording;
  const startsOn = draft.startsOn ?? today;
  const opened = fact('cycle.opened', {
    cycleId,
    organisationId: cycle.rootId,
    name: draft.name ?? '',
    region: draft.region ?? null,
    kinds: ['review', 'appraisal'],
    startsOn,
    endsOn: draft.endsOn ?? startsOn,
    mandate: {
      issuer: draft.mandate.issuer ?? '',
      title: draft.mandate.title ?? '',
      number: draft.mandate.documentNumber ?? '',
      date: draft.mandate.date ?? null,
    },
    importId,
  });
  const adopted = criteriaSetCodes.map((code) =>
    fact('criteriaSet.adopted', {
      cycleId,
      code,
      version: 1,
      criteria: [...defaultCriteria[code]],
      importId,
    }),
  );
  return [opened, ...adopted, ...named(cycle, startsOn, recording)];
}

function named(
  cycle: ResolvedCycle,
  from: CalendarDate,
  { cycleId, importId }: Recording,
): readonly Fact[] {
  const group = new Map<PersonId, 'head' | 'deputy' | 'member'>();
  for (const personId of cycle.memberIds) group.set(personId, 'member');
  for (const personId of cycle.deputyIds) group.set(personId, 'deputy');
  if (cycle.headId) group.set(cycle.headId, 'head');
  const keepers = new Set(cycle.keeperIds);
  return [
    ...[...group].map(([personId, role]) =>
      fact('leadingGroup.named', { cycleId, personId, role, from, importId }),
    ),
    ...[...keepers].map((personId) =>
      fact('boxKeeper.named', { cycleId, personId, from, importId }),
    ),
  ];
}
