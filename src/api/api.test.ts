import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type OperationName } from '#contract/contract.ts';
import { mayAsk as mayAskAs } from '#core/people/permissions.ts';
import type { Operation } from '#contract/operation.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { type ApiVillage, expectProblem, openApiVillage } from '../../test/support/api-village.ts';
import { fieldsOfPath } from './routes.ts';

const operations = Object.entries(contract).map(([name, operation]): [OperationName, Operation] => [
  name as OperationName,
  operation,
]);
const queries = operations.filter(([, { kind }]) => kind === 'query');
const actions = operations.filter(([, { kind }]) => kind === 'action');

let { api, head, member, headRoles, known } = {} as ApiVillage;
let close: ApiVillage['close'];

beforeAll(async () => {
  ({ api, head, member, headRoles, known, close } = await openApiVillage());
}, 60_000);
afterAll(() => close());

describe('every operation', () => {
  it.each(operations)('%s needs sign-in', async (_, operation) => {
    const path = pathWith(operation, () => freshId<string>());

    const answer = await api.ask(path, { method: methodOf(operation), ...bodyFor(operation, {}) });

    expect(expectProblem(answer, 401).title).toBe('not-signed-in');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(operations.filter(([, each]) => hasFields(each)))(
    '%s refuses input that is wrong in every field',
    async (name, operation) => {
      const path = pathWith(operation, () => 'wrong');
      const fields = Object.keys(propertiesOf(operation));
      const wrong = Object.fromEntries(
        fields.map((field) => [field, 'x'.repeat(operation.kind === 'query' ? 400 : 5000)]),
      );
      const mayAsk = mayAskAs(name, headRoles);

      const answer =
        operation.kind === 'query'
          ? await head(`${path}?${new URLSearchParams(wrong)}`)
          : await head(path, wrong);

      const problem = expectProblem(answer, mayAsk ? 422 : 404);
      if (mayAsk) expect(problem.errors?.length).toBeGreaterThan(0);
    },
  );

  it.each(operations.filter(([name]) => !mayAskAs(name, new Set(['member']))))(
    '%s is as good as absent for a member without a post',
    async (_, operation) => {
      const path = pathWith(operation, (field) => known[field] ?? freshId<string>());

      const refused = await member(path, operation.kind === 'action' ? {} : undefined);
      const absent = await member('/api/nothing-of-this-name');

      expect(refused.text).toBe(absent.text);
      expect(refused.status).toBe(absent.status);
      expectProblem(refused, 404);
    },
  );

  it('has an address of its own', () => {
    const addresses = operations.map(
      ([, { kind, path }]) => `${kind} ${path.replace(/\{\w+\}/g, '{}')}`,
    );

    expect(new Set(addresses).size).toBe(operations.length);
  });
  it.each(actions.filter(([, { input }]) => !input.safeParse({}).success))(
    '%s says which fields are missing',
    async (name, operation) => {
      const path = pathWith(operation, (field) => known[field] ?? freshId<string>());
      const others =
        Object.keys(propertiesOf(operation)).length - fieldsOfPath(operation.path).length;
      if (others === 0 || !mayAskAs(name, headRoles)) return;
      const missing = requiredOf(operation).filter(
        (field) => !fieldsOfPath(operation.path).includes(field),
      );

      const answer = await head(path, {});

      if (missing.length === 0) return;
      const { errors } = expectProblem(answer, 422);
      expect(errors?.map(({ place }) => place)).toEqual(expect.arrayContaining(missing));
    },
  );
});

describe('a query', () => {
  it.each(queries)('%s answers what its output says and nothing more', async (name, operation) => {
    const path = pathWith(operation, (field) => known[field] ?? freshId<string>());
    const mayAsk = mayAskAs(name, headRoles);
    const isKnown = fieldsOfPath(operation.path).every((field) => known[field] !== undefined);

    const answer = await head(path);

    const mayLack = operation.refusals.includes('not-found') && answer.status === 404;
    if (!mayAsk || !isKnown || mayLack) return void expectProblem(answer, 404);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.type).toBe('application/json');
    expect(operation.output.parse(answer.body)).toEqual(answer.body);
  });

  it.each(queries)('%s understands each field as text', (_, operation) => {
    const fields = Object.entries(propertiesOf(operation));

    const deaf = fields.filter(([field, property]) => {
      const accepted = samplesOf(property).some((sample) => {
        const parsed = operation.input.safeParse({ [field]: sample });
        return parsed.success || parsed.error.issues.every((issue) => issue.path[0] !== field);
      });
      return !accepted;
    });

    expect(deaf.map(([field]) => field)).toEqual([]);
  });
});

it('has met no bug', () => {
  expect(api.failures).toEqual([]);
});

function methodOf({ kind }: Operation): 'GET' | 'POST' {
  return kind === 'query' ? 'GET' : 'POST';
}

function bodyFor({ kind }: Operation, body: object): RequestInit {
  return kind === 'query' ? {} : { body: JSON.stringify(body) };
}

function pathWith({ path }: Operation, fill: (field: string) => string): string {
  return `/api${path.replace(/\{(\w+)\}/g, (_, field: string) => fill(field))}`;
}

type Property = { readonly type?: string | readonly string[]; readonly enum?: readonly string[] };

function schemaOf({ input }: Operation) {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema as { properties?: Record<string, Property>; required?: readonly string[] };
}

function propertiesOf(operation: Operation): Record<string, Property> {
  return schemaOf(operation).properties ?? {};
}

function requiredOf(operation: Operation): readonly string[] {
  return schemaOf(operation).required ?? [];
}

function hasFields(operation: Operation): boolean {
  return Object.keys(propertiesOf(operation)).length > 0;
}

/** What a query string could hold for the field: one of them must be understood. */
function samplesOf(property: Property): readonly string[] {
  return [...(property.enum ?? []), freshId<string>(), '2026-11-01', 'true', '1', '7', '文字'];
}
