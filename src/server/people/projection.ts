import { insert, type Projection, remove, update } from '../platform/row-change.ts';

export const peopleProjection: Projection = {
  'organisation.registered': (body) => [
    insert('organisation', {
      organisation_id: body.organisationId,
      parent_id: body.parentId,
      kind: body.kind,
      name: body.name,
      position: body.position,
      import_id: body.importId,
    }),
    insert('organisation_name', {
      organisation_id: body.organisationId,
      name: body.name,
      from_on: body.from,
      import_id: body.importId,
    }),
  ],
  'organisation.renamed': (body) => [
    insert('organisation_name', {
      organisation_id: body.organisationId,
      name: body.name,
      from_on: body.from,
      import_id: null,
    }),
    update('organisation', { organisation_id: body.organisationId }, { name: body.name }),
  ],
  'person.admitted': (body) => [
    insert('person', {
      person_id: body.personId,
      organisation_id: body.organisationId,
      name: body.name,
      birth_year: body.birthYear,
      probationary: body.probationary,
      mobile: body.mobile,
      position: body.position,
      import_id: body.importId,
    }),
  ],
  'person.amended': (body) => [
    update(
      'person',
      { person_id: body.personId },
      {
        organisation_id: body.organisationId,
        name: body.name,
        birth_year: body.birthYear,
        probationary: body.probationary,
        mobile: body.mobile,
      },
    ),
  ],
  'post.assigned': (body) => [
    insert('post', {
      post_id: body.postId,
      person_id: body.personId,
      organisation_id: body.organisationId,
      kind: body.kind,
      title: body.title,
      from_on: body.from,
      until_on: null,
      import_id: body.importId,
    }),
  ],
  'post.ended': (body) => [update('post', { post_id: body.postId }, { until_on: body.until })],
  'import.undone': ({ importId }) => [
    remove('organisation', { import_id: importId }),
    remove('organisation_name', { import_id: importId }),
    remove('person', { import_id: importId }),
    remove('post', { import_id: importId }),
  ],
};
