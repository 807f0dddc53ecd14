import { z } from 'zod';
import type { OrganisationId, PersonId, PostId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, lineSchema, nameSchema, textOf } from '#core/kernel/schemas.ts';
import { organisationKinds, postKinds } from '#core/people/facts.ts';
import { action, query } from './operation.ts';

export const organisationView = z.object({
  organisationId: idOf<OrganisationId>(),
  parentId: idOf<OrganisationId>().nullable(),
  kind: z.enum(organisationKinds),
  name: z.string(),
});

const postView = z.object({
  postId: idOf<PostId>(),
  organisationId: idOf<OrganisationId>(),
  organisationName: z.string(),
  kind: z.enum(postKinds),
  title: z.string(),
  from: dateSchema.nullable(),
  until: dateSchema.nullable(),
  held: z.boolean(),
});

export const personView = z.object({
  personId: idOf<PersonId>(),
  name: z.string(),
  organisationId: idOf<OrganisationId>(),
  organisationName: z.string(),
  posts: z.array(z.string()),
  probationary: z.boolean(),
  mobile: z.boolean(),
});

export const peopleOperations = {
  'people.me': query({
    summary: { zh: '我是谁,在哪个组织', en: 'Who is asking, and in which organisation' },
    path: '/me',
    input: z.object({}),
    output: z.object({
      /** `null` for the operator. */
      personName: z.string().nullable(),
      /** Of the newest cycle, else the topmost; `null` while none is registered. */
      organisationName: z.string().nullable(),
      /** While there is none, most pages have nothing to show. */
      hasCycle: z.boolean(),
    }),
    refusals: [],
  }),
  'people.list': query({
    summary: { zh: '支部与人员', en: 'Branches and people' },
    path: '/people',
    input: z.object({
      organisationId: idOf<OrganisationId>().optional(),
      name: textOf(50).optional(),
    }),
    output: z.object({
      organisations: z.array(organisationView),
      people: z.array(personView),
    }),
    refusals: [],
  }),
  'people.show': query({
    summary: { zh: '一名党员及其任职', en: 'A member and the posts held' },
    path: '/people/{personId}',
    input: z.object({ personId: idOf<PersonId>(), asOf: dateSchema.optional() }),
    output: personView.omit({ posts: true }).extend({
      birthYear: z.int().nullable(),
      posts: z.array(postView),
    }),
    refusals: ['not-found'],
  }),
  'organisations.list': query({
    summary: { zh: '组织及其曾用名', en: 'Organisations and their earlier names' },
    path: '/organisations',
    input: z.object({}),
    output: z.object({
      organisations: z.array(
        organisationView.extend({
          names: z.array(z.object({ name: z.string(), from: dateSchema.nullable() })),
          members: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),
  'organisations.rename': action({
    summary: { zh: '组织更名', en: 'Rename an organisation' },
    path: '/organisations/{organisationId}/rename',
    input: z.object({
      organisationId: idOf<OrganisationId>(),
      name: nameSchema,
      from: dateSchema.optional(),
    }),
    output: z.object({}),
    refusals: ['not-found', 'name-taken', 'date-in-future'],
  }),
  'organisations.register': action({
    summary: { zh: '登记组织', en: 'Register an organisation' },
    path: '/organisations',
    input: z.object({
      parentId: idOf<OrganisationId>().nullable(),
      kind: z.enum(organisationKinds),
      name: nameSchema,
    }),
    output: z.object({ organisationId: idOf<OrganisationId>() }),
    refusals: ['unknown-organisation'],
  }),
  'people.admit': action({
    summary: { zh: '登记党员', en: 'Register a member' },
    path: '/people',
    input: z.object({
      organisationId: idOf<OrganisationId>(),
      name: nameSchema,
      birthYear: z.int().min(1900).max(2199).nullable().default(null),
      probationary: z.boolean().default(false),
      mobile: z.boolean().default(false),
    }),
    output: z.object({ personId: idOf<PersonId>() }),
    refusals: ['unknown-organisation'],
  }),
  'people.amend': action({
    summary: { zh: '更正或变更党员信息', en: 'Correct or change what is known of a member' },
    path: '/people/{personId}/amend',
    input: z.object({
      personId: idOf<PersonId>(),
      organisationId: idOf<OrganisationId>(),
      name: nameSchema,
      birthYear: z.int().min(1900).max(2199).nullable(),
      probationary: z.boolean(),
      mobile: z.boolean(),
    }),
    output: z.object({}),
    refusals: ['not-found', 'unknown-organisation'],
  }),
  'posts.assign': action({
    summary: { zh: '任职', en: 'Assign a post' },
    path: '/posts',
    input: z.object({
      personId: idOf<PersonId>(),
      organisationId: idOf<OrganisationId>(),
      kind: z.enum(postKinds),
      title: lineSchema.min(1),
      from: dateSchema.nullable().default(null),
    }),
    output: z.object({ postId: idOf<PostId>() }),
    refusals: ['unknown-person', 'unknown-organisation'],
  }),
  'posts.end': action({
    summary: { zh: '免职或任期届满', en: 'End a post' },
    path: '/posts/{postId}/end',
    input: z.object({ postId: idOf<PostId>(), until: dateSchema.optional() }),
    output: z.object({}),
    refusals: ['not-found', 'wrong-state', 'ends-before-it-begins'],
  }),
} as const;
