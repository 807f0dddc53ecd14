/**
 * How a person stands: posts, leading group and box keys as JSON, what roles are derived from.
 * It runs under the rights of whoever asks.
 */
export const standingFunctionSql = `
create or replace function standing_of(p_tenant uuid, p_person uuid)
returns json language plpgsql stable as $standing$
begin
  return json_build_object(
    'posts', coalesce((
      select json_agg(json_build_object('kind', kind, 'from', from_on, 'until', until_on))
        from post where tenant_id = p_tenant and person_id = p_person), '[]'),
    'leadingGroup', coalesce((
      select json_agg(json_build_object('role', role, 'from', from_on, 'until', until_on))
        from leading_group_member where tenant_id = p_tenant and person_id = p_person), '[]'),
    'keepsBox', coalesce((
      select json_agg(json_build_object('from', from_on, 'until', until_on))
        from box_keeper where tenant_id = p_tenant and person_id = p_person), '[]'));
end $standing$`;

/**
 * Whose session it is, in one statement without a transaction of its own, since it runs before
 * everything else. It runs as its owner and names its tenant itself; whoever does not know the
 * token of a session learns nothing.
 */
export const signedInFunctionSql = `
create or replace function signed_in_by(p_tenant uuid, p_token_hash text, p_now timestamptz)
returns json language plpgsql stable security definer set search_path from current as $session$
begin
  return (
    select json_build_object(
      'personId', person_id, 'standing', standing_of(p_tenant, person_id))
    from sign_in
    where tenant_id = p_tenant and token_hash = p_token_hash and expires_at > p_now);
end $session$`;

/**
 * Slips by their number alone: whoever holds one says no organisation. It tells ids and nothing else, and
 * what opens a slip is not in the database.
 */
export const findSlipsFunctionSql = `
create or replace function find_slips(p_number text)
returns table (tenant_id uuid, slip_id uuid)
language sql stable security definer set search_path from current as $slips$
  select tenant_id, slip_id from slip_lock where number = p_number limit 50
$slips$`;

/**
 * Desk sign-ins by their name, in the organisation if one is named (that of the root of its tree, else the one
 * that it was created with). It tells ids and nothing else; two rows are as good as none.
 */
export const findDeskSignInsFunctionSql = `
create or replace function find_desk_sign_ins(p_name text, p_organisation text)
returns table (tenant_id uuid, desk_sign_in_id uuid)
language sql stable security definer set search_path from current as $desks$
  select l.tenant_id, l.desk_sign_in_id
  from desk_sign_in_lock l join tenant t on t.tenant_id = l.tenant_id
  where l.name = p_name and (p_organisation = '' or p_organisation = coalesce((
    select o.name from organisation o where o.tenant_id = l.tenant_id and o.kind = 'root'
      order by o.position limit 1), t.name))
  limit 2
$desks$`;

/** Whether the sign-in form has to ask for the organisation; it says nothing of who they are. */
export const severalTenantsFunctionSql = `
create or replace function several_tenants()
returns boolean language sql stable security definer set search_path from current as $several$
  select count(*) > 1 from (select from tenant limit 2) few
$several$`;
