import { type Kysely, sql } from 'kysely';

/** What a ledger row shows stands in the review itself; `reviewer` only tells who is on a side. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(contents).execute(db);
  await sql.raw(sides).execute(db);
}

const contents = `
alter table review add column reviewers json, add column points json;
update review r set
  reviewers = coalesce((
    select jsonb_agg(jsonb_build_object('kind', v.kind, 'id', v.party_id) order by v.position)
      from reviewer v where v.tenant_id = r.tenant_id and v.review_id = r.review_id), '[]')::json,
  points = coalesce((
    select jsonb_agg(jsonb_build_object('pointId', p.point_id, 'kind', p.kind, 'text', p.text,
        'line', p.line) order by p.position)
      from point p where p.tenant_id = r.tenant_id and p.review_id = r.review_id), '[]')::json;
alter table review alter column reviewers set not null, alter column points set not null;
drop table point;`;

const sides = `
delete from reviewer v using reviewer earlier
  where earlier.tenant_id = v.tenant_id and earlier.review_id = v.review_id
    and earlier.party_id = v.party_id and earlier.position < v.position;
drop index reviewer_by_party;
alter table reviewer drop constraint reviewer_pkey, drop column position, drop column kind,
  add primary key (tenant_id, party_id, review_id);`;
