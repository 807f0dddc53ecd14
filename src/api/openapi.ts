import { z } from 'zod';
import { contract } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';
import { refusalStatus } from '#contract/refusals.ts';
import { fieldsOfPath } from './routes.ts';

/** The OpenAPI 3.1 description of every operation, generated from the contract table. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    const method = operation.kind === 'query' ? 'get' : 'post';
    paths[operation.path] = { ...paths[operation.path], [method]: described(name, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pingtai 评台',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: { securitySchemes, schemas: { Problem: problemSchema } },
    security: [{ session: [] }, { bearer: [] }],
  };
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'pingtai_session' },
  bearer: { type: 'http', scheme: 'bearer' },
};

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence in the language of Accept-Language' },
    incident: { type: 'string', description: 'Under which the log holds a failure' },
    place: { type: 'string' },
    params: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['place', 'code', 'detail'],
        properties: {
          place: { type: 'string', description: 'Path of the field, as in points.0.text' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

function described(name: string, operation: Operation): Record<string, unknown> {
  const pathFields = fieldsOfPath(operation.path);
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: operation.summary.zh,
    description: operation.summary.en,
    parameters: [
      ...parameters(operation, pathFields),
      ...(operation.kind === 'action' ? [idempotencyKey] : []),
    ],
    ...(operation.kind === 'action' ? { requestBody: requestBody(operation, pathFields) } : {}),
    responses: responses(operation),
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'UUID of the intent; the same one again gives the first answer.',
  schema: { type: 'string', format: 'uuid' },
};

type JsonObject = Record<string, unknown>;

function inputSchema(operation: Operation): { properties: JsonObject; required: string[] } {
  const schema = jsonSchema(operation.input, 'input');
  return {
    properties: (schema['properties'] ?? {}) as JsonObject,
    required: (schema['required'] ?? []) as string[],
  };
}

function parameters(operation: Operation, pathFields: readonly string[]): readonly JsonObject[] {
  const { properties, required } = inputSchema(operation);
  const fields = operation.kind === 'query' ? Object.keys(properties) : pathFields;
  return fields.map((field) => ({
    name: field,
    in: pathFields.includes(field) ? 'path' : 'query',
    required: pathFields.includes(field) || required.includes(field),
    schema: properties[field] ?? { type: 'string' },
  }));
}

function requestBody(operation: Operation, pathFields: readonly string[]): JsonObject {
  const { properties, required } = inputSchema(operation);
  const inBody = Object.entries(properties).filter(([field]) => !pathFields.includes(field));
  return {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(inBody),
          required: required.filter((field) => !pathFields.includes(field)),
        },
      },
    },
  };
}

function responses(operation: Operation): JsonObject {
  const problem = {
    description: 'refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const codes = ['bad-input', 'not-signed-in', 'not-found', ...operation.refusals] as const;
  const refused = [...new Set(codes.map((code) => String(refusalStatus[code])))];
  return {
    200: {
      description: 'done',
      content: { 'application/json': { schema: jsonSchema(operation.output, 'output') } },
    },
    ...Object.fromEntries(refused.map((status) => [status, problem])),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as JsonObject;
}
