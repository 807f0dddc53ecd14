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
