/**
 * Ends the connections of our own roles, then drops: `with (force)` is refused to an owner who is
 * no superuser while autovacuum is at work there; without it PostgreSQL sends autovacuum away.
 */
export function dropping(database: string): readonly string[] {
  return [
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '${database}' and pg_has_role(usesysid, 'member')`,
    `drop database ${database}`,
  ];
}
