import { z } from 'zod';
import type { ImportId, OrganisationId, PersonId, PostId } from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema, nameSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export const organisationKinds = ['root', 'unit', 'subunit'] as const;
export const postKinds = ['head', 'deputy', 'committee'] as const;

export const peopleFacts = {
  'organisation.registered': defineFact({
    meaning: { zh: '登记了一个组织', en: 'an organisation was registered' },
    audience: 'office',
    body: z.object({
      organisationId: idOf<OrganisationId>(),
      parentId: idOf<OrganisationId>().nullable(),
      kind: z.enum(organisationKinds),
      name: nameSchema,
      from: dateSchema.nullable(),
      position: z.int(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'organisation.renamed': defineFact({
    meaning: { zh: '组织更名', en: 'an organisation took a new name' },
    audience: 'office',
    body: z.object({ organisationId: idOf<OrganisationId>(), name: nameSchema, from: dateSchema }),
  }),
  'person.admitted': defineFact({
    meaning: { zh: '登记了一名党员', en: 'a member was registered' },
    audience: 'office',
    body: z.object({
      personId: idOf<PersonId>(),
      organisationId: idOf<OrganisationId>(),
      name: nameSchema,
      birthYear: z.int().min(1900).max(2199).nullable(),
      probationary: z.boolean(),
      mobile: z.boolean(),
      position: z.int(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'person.amended': defineFact({
    meaning: { zh: '更正或变更党员信息', en: 'what is known of a member was corrected or changed' },
    audience: 'office',
    body: z.object({
      personId: idOf<PersonId>(),
      organisationId: idOf<OrganisationId>(),
      name: nameSchema,
      birthYear: z.int().min(1900).max(2199).nullable(),
      probationary: z.boolean(),
      mobile: z.boolean(),
    }),
  }),
  'post.assigned': defineFact({
    meaning: { zh: '任职', en: 'a person took up a post' },
    audience: 'office',
    body: z.object({
      postId: idOf<PostId>(),
      personId: idOf<PersonId>(),
      organisationId: idOf<OrganisationId>(),
      kind: z.enum(postKinds),
      title: lineSchema,
      from: dateSchema.nullable(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'post.ended': defineFact({
    meaning: { zh: '免职或任期届满', en: 'a post ended' },
    audience: 'office',
    body: z.object({ postId: idOf<PostId>(), until: dateSchema }),
  }),
} as const;
