import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, PostId } from '#core/kernel/ids.ts';
import { type Fact, fact } from '#core/ledger/catalogue.ts';
import { freshId } from '#server/platform/fresh-id.ts';

export const someDay = (text: string) => text as CalendarDate;

/** One general branch, two branches, their heads and a member each, and a running cycle. */
export function twoBranches() {
  const ids = {
    root: freshId<OrganisationId>(),
    first: freshId<OrganisationId>(),
    second: freshId<OrganisationId>(),
    cycle: freshId<CycleId>(),
    chief: freshId<PersonId>(),
    firstHead: freshId<PersonId>(),
    firstMember: freshId<PersonId>(),
    secondHead: freshId<PersonId>(),
    secondMember: freshId<PersonId>(),
  };
  const facts: readonly Fact[] = [
    organisation(ids.root, null, '禾塘村党总支'),
    organisation(ids.first, ids.root, '第一党支部'),
    organisation(ids.second, ids.root, '第二党支部'),
    person(ids.chief, ids.first, '袁丽华'),
    person(ids.firstHead, ids.first, '李雨婷'),
    person(ids.firstMember, ids.first, '杨雪梅'),
    person(ids.secondHead, ids.second, '吕瑞芳'),
    person(ids.secondMember, ids.second, '秦树林'),
    head(ids.chief, ids.root, '总支书记'),
    head(ids.firstHead, ids.first, '支部书记'),
    head(ids.secondHead, ids.second, '支部书记'),
    fact('cycle.opened', {
      cycleId: ids.cycle,
      organisationId: ids.root,
      name: '2026年领导点评',
      region: null,
      kinds: ['review'],
      startsOn: someDay('2026-03-01'),
      endsOn: someDay('2026-12-31'),
      mandate: { issuer: '区委', title: '通知', number: '〔2026〕12号', date: null },
      importId: null,
    }),
    named(ids.cycle, ids.chief, 'head'),
    named(ids.cycle, ids.firstHead, 'member'),
    named(ids.cycle, ids.secondHead, 'member'),
  ];
  return { ids, facts };
}

function organisation(
  organisationId: OrganisationId,
  parentId: OrganisationId | null,
  name: string,
) {
  const kind = parentId === null ? 'root' : 'unit';
  const from = null;
  const body = { organisationId, parentId, kind, name, from, position: 0, importId: null } as const;
  return fact('organisation.registered', body);
}

function person(personId: PersonId, organisationId: OrganisationId, name: string) {
  return fact('person.admitted', {
    personId,
    organisationId,
    name,
    birthYear: null,
    probationary: false,
    mobile: false,
    position: 0,
    importId: null,
  });
}

function head(personId: PersonId, organisationId: OrganisationId, title: string) {
  const postId = freshId<PostId>();
  const kind = 'head' as const;
  return fact('post.assigned', {
    postId,
    personId,
    organisationId,
    kind,
    title,
    from: null,
    importId: null,
  });
}

function named(cycleId: CycleId, personId: PersonId, role: 'head' | 'member') {
  const from = someDay('2026-03-01');
  return fact('leadingGroup.named', { cycleId, personId, role, from, importId: null });
}
