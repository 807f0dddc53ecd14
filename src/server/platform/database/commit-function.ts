import { projectedTableNames } from './table-catalogue.ts';

/**
 * SQL of `commit_facts`: applies row changes, counters, the answer of the intent and the ledger
 * append in one call, the last of its transaction; further parts of a large commit follow without
 * an intent. It is made anew after each migration, so that
 * its inserts follow the tables.
 *
 * Errors: SQLSTATE PT001 when `p_date` is before the day of the newest entry.
 */
export function commitFunctionSql(): string {
  const inserts = projectedTableNames.map(insertInto).join('\n');
  return `
create or replace function commit_facts(
  p_tenant uuid, p_intent jsonb, p_date date, p_inserts jsonb, p_changes jsonb, p_counts jsonb,
  p_leaves text[], p_hashes bytea[], p_salts bytea[], p_payloads text[], p_about jsonb
) returns void language plpgsql as $commit$
declare
  change jsonb;
  head ledger_head%rowtype;
  stack bytea[];
  cur bytea;
  lvl int;
  place bigint;
  node_levels int[] := '{}';
  node_places bigint[] := '{}';
  node_hashes bytea[] := '{}';
begin
${inserts}
  if jsonb_array_length(p_changes) > 0 then
    for change in select * from jsonb_array_elements(p_changes) loop
      perform change_rows(p_tenant, change);
    end loop;
  end if;
  insert into intent
    select p_tenant, (p_intent->>'id')::uuid, p_intent->>'operation', p_intent->>'inputHash',
      p_intent->'answer', (p_intent->>'at')::timestamptz where p_intent is not null;

  select * into head from ledger_head where tenant_id = p_tenant for update;
  if p_date < head.last_date then
    raise exception 'clock is before %', head.last_date using errcode = 'PT001';
  end if;
  insert into counter as kept
    select p_tenant, (c->>'cycleId')::uuid, c->>'measure', c->>'a', c->>'b', c->>'c',
      (c->>'n')::bigint from jsonb_array_elements(p_counts) c
    on conflict (tenant_id, cycle_id, measure, a, b, c) do update set n = kept.n + excluded.n;

  insert into ledger_leaf
    select p_tenant, head.size + e.ord - 1, e.leaf, e.hash
    from unnest(p_leaves, p_hashes) with ordinality as e(leaf, hash, ord);
  insert into ledger_secret
    select p_tenant, head.size + e.ord - 1, e.salt, e.payload
    from unnest(p_salts, p_payloads) with ordinality as e(salt, payload, ord);
  insert into ledger_about
    select p_tenant, (a->>1)::uuid, head.size + (a->>0)::bigint from jsonb_array_elements(p_about) a;

  stack := head.peaks;
  for i in 1 .. cardinality(p_hashes) loop
    cur := p_hashes[i];
    lvl := 0;
    place := head.size + i - 1;
    while (place & 1) = 1 loop
      cur := sha256('\\x01'::bytea || stack[cardinality(stack)] || cur);
      stack := stack[1:cardinality(stack) - 1];
      lvl := lvl + 1;
      place := place >> 1;
      node_levels[cardinality(node_levels) + 1] := lvl;
      node_places[cardinality(node_places) + 1] := place;
      node_hashes[cardinality(node_hashes) + 1] := cur;
    end loop;
    stack := stack || cur;
  end loop;
  insert into ledger_node
    select p_tenant, n.lvl, n.place, n.hash
    from unnest(node_levels, node_places, node_hashes) as n(lvl, place, hash);
  update ledger_head
    set size = head.size + cardinality(p_hashes), peaks = stack, last_date = p_date
    where tenant_id = p_tenant and cardinality(p_hashes) > 0;
end $commit$`;
}

/** The schema is named since `point` alone would be PostgreSQL's own geometric type. */
function insertInto(table: string): string {
  return `  if p_inserts ? '${table}' then
    insert into ${table}
      select * from jsonb_populate_recordset(${rowOf(table)}, p_inserts->'${table}');
  end if;`;
}

/** An empty row: `null::point` would be the geometric type, not the row of our table. */
function rowOf(table: string): string {
  return `(select t from ${table} t limit 0)`;
}

/** One update (`set` given) or delete of the rows that match all columns of `key`. */
export const changeFunctionSql = `
create or replace function change_rows(p_tenant uuid, p_change jsonb)
returns void language plpgsql as $change$
declare
  target text := p_change->>'table';
  matched text;
  assigned text;
  taken text;
begin
  select string_agg(format('t.%I = k.%I', name, name), ' and ') into matched
    from jsonb_object_keys(p_change->'key') name;
  if p_change->'set' is null then
    execute format('delete from %I t using jsonb_populate_record((select t from %I t limit 0), $1) k
      where t.tenant_id = $2 and %s', target, target, matched)
      using p_change->'key', p_tenant;
    return;
  end if;
  select string_agg(format('%I', name), ', '), string_agg(format('s.%I', name), ', ')
    into assigned, taken from jsonb_object_keys(p_change->'set') name;
  execute format('update %I t set (%s) = (select %s from jsonb_populate_record((select t from %I t limit 0), $1) s)
    from jsonb_populate_record((select t from %I t limit 0), $2) k where t.tenant_id = $3 and %s',
    target, assigned, taken, target, target, matched)
    using p_change->'set', p_change->'key', p_tenant;
end $change$`;

/** Entries in the ledger of a tenant. It runs as its owner, since it is asked outside a transaction. */
export const ledgerSizeFunctionSql = `
create or replace function ledger_size(p_tenant uuid)
returns bigint language sql stable security definer set search_path from current as $size$
  select size from ledger_head where tenant_id = p_tenant
$size$`;

/**
 * Ids of the reviews whose text holds all given bigrams, at most 2,001: with more, the word is so
 * common that a list finds it faster on its own way. It runs as its owner, since under
 * row-level security \`@>\` on arrays is not leakproof and would not use its index; the tenant
 * is the caller's, from the same setting that the policies read.
 */
export const searchFunctionSql = `
create or replace function search_reviews(p_grams int[])
returns table (review_id uuid) language sql stable security definer set search_path from current
as $search$
  select r.review_id from review r
  where r.tenant_id = current_setting('app.tenant')::uuid and r.search_grams @> p_grams
  limit 2001
$search$`;
