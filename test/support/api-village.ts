import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect } from 'vitest';
import { z } from 'zod';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Role } from '#core/people/roles.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { type Answered, type ServedApi, serveApi } from './served-api.ts';
import { openVillage, type Village } from './village.ts';

const example = fileURLToPath(new URL('../../example/village', import.meta.url));

type Caller = ReturnType<ServedApi['as']>;

/** The demo village behind its API, asked by the head of the leading group and by a member. */
export interface ApiVillage {
  readonly api: ServedApi;
  readonly head: Caller;
  readonly headToken: string;
  readonly headRoles: ReadonlySet<Role>;
  readonly member: Caller;
  /** One id of each kind by the field that takes it. */
  readonly known: Readonly<Record<string, string>>;
  readonly people: ReadonlyMap<string, PersonId>;
  close(): Promise<void>;
}

export async function openApiVillage(): Promise<ApiVillage> {
  const village = await openVillage();
  const tenantId = await createDemo(village.application, example);
  const api = await serveApi(village.application);
  const people = await peopleOf(village, tenantId);
  const tokenOf = (name: string) => api.signIn(tenantId, idOfName(people, name));
  const headToken = await tokenOf('袁丽华');
  const scope = await village.application.signIn.scopeOf(headToken);
  return {
    api,
    head: api.as(headToken),
    headToken,
    headRoles: scope?.roles ?? new Set(),
    member: api.as(await tokenOf('杨雪梅')),
    known: await knownIds(village, tenantId),
    people,
    close: async () => {
      await api.close();
      await village.close();
    },
  };
}

export function idOfName(people: ReadonlyMap<string, PersonId>, name: string): PersonId {
  const personId = people.get(name);
  if (!personId) throw new Error(`nobody is called ${name}`);
  return personId;
}

const problemSchema = z.strictObject({
  type: z.string().regex(/^urn:pingtai:(refusal|request|failure)/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(5),
  place: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z
    .array(z.strictObject({ place: z.string(), code: z.string(), detail: z.string().min(2) }))
    .optional(),
  incident: z.string().optional(),
});

/** RFC 9457, a sentence, and nothing of how the program is made. */
export function expectProblem(answer: Answered, status: number): z.infer<typeof problemSchema> {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.text).not.toMatch(/<html|\n\s+at |node_modules|\.ts:\d/);
  const problem = problemSchema.parse(answer.body);
  expect(problem.status).toBe(status);
  return problem;
}

const tables = {
  personId: 'person',
  organisationId: 'organisation',
  reviewId: 'review',
  rectificationId: 'rectification',
  issueId: 'issue',
  sessionId: 'session',
  cycleId: 'cycle',
};

/** One id of each kind, to fill paths with. */
async function knownIds(
  village: Village,
  tenantId: TenantId,
): Promise<Readonly<Record<string, string>>> {
  const found = Object.entries(tables).map(async ([field, table]) => {
    const column = `${table}_id`;
    const [row] = await rowsOf<Record<string, string>>(
      village,
      `select ${column} from ${table} where tenant_id = '${tenantId}' order by 1 limit 1`,
    );
    return [field, row?.[column]] as const;
  });
  const ids = await Promise.all(found);
  const there = ids.filter((id): id is [string, string] => id[1] !== undefined);
  return { ...Object.fromEntries(there), seq: '0' };
}

async function peopleOf(
  village: Village,
  tenantId: TenantId,
): Promise<ReadonlyMap<string, PersonId>> {
  const rows = await rowsOf<{ name: string; person_id: PersonId }>(
    village,
    `select name, person_id from person where tenant_id = '${tenantId}'`,
  );
  return new Map(rows.map((row) => [row.name, row.person_id]));
}

async function rowsOf<Row extends pg.QueryResultRow>(
  village: Village,
  statement: string,
): Promise<readonly Row[]> {
  const client = new pg.Client(village.database.owner);
  await client.connect();
  return client
    .query<Row>(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
