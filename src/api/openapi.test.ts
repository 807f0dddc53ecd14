import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { openApiDocument } from './openapi.ts';

interface Described {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Described>>>>;

let document: Record<string, unknown>;
let described: readonly (readonly [path: string, method: string, operation: Described])[];

beforeAll(() => {
  document = openApiDocument('1.2.3');
  described = Object.entries(document['paths'] as Paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  );
});

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();

    const { valid, errors } = await validator.validate(structuredClone(document));

    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, '3.1']);
  });

  it('names every operation of the contract once', () => {
    const ids = described.map(([, , operation]) => operation.operationId);

    expect(ids.toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it('has a parameter for each field of a path, and no other in the path', () => {
    for (const [path, , operation] of described) {
      const inPath = operation.parameters.filter((each) => each.in === 'path');
      const fields = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

      expect(inPath.map(({ name }) => name).toSorted(), path).toEqual(fields.toSorted());
    }
  });

  it('gives each action a body and a key for safe repeats, and no query either', () => {
    for (const [path, method, operation] of described) {
      const hasKey = operation.parameters.some(({ name }) => name === 'Idempotency-Key');

      expect([hasKey, 'requestBody' in operation], path).toEqual(
        method === 'post' ? [true, true] : [false, false],
      );
    }
  });

  it('refers to nothing that is missing', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);

    for (const [, reference = ''] of references) {
      const target = reference
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(target, reference).toBeDefined();
    }
  });
});
