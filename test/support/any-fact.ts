import { z } from 'zod';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { type Fact, factCatalogue, type FactType } from '#core/ledger/catalogue.ts';
import type { SeededRandom } from './seeded-random.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** Facts of every kind with any content that their schemas allow, for tests of the ledger. */
export interface AnyFacts {
  /** Of the given kind; ids are sometimes those of earlier facts, so that updates find their rows. */
  readonly next: (type: FactType) => Fact;
}

export const anyFactTypes = (Object.keys(factCatalogue) as FactType[]).filter(
  (type) => type !== 'erase' && type !== 'key.announced',
);

export function anyFacts(random: SeededRandom): AnyFacts {
  const schemas = new Map<FactType, Schema>();
  const ids = new Map<string, string[]>();

  function next(type: FactType): Fact {
    const body = valueOf(schemaOf(type), '');
    return { type, body: factCatalogue[type].body.parse(body) } as Fact;
  }

  function schemaOf(type: FactType): Schema {
    const known = schemas.get(type);
    if (known) return known;
    const made = z.toJSONSchema(factCatalogue[type].body as z.ZodType, { io: 'input' });
    schemas.set(type, made);
    return made;
  }

  function valueOf(schema: Schema, name: string): unknown {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return valueOf(random.pick(either) as Schema, name);
    if (Array.isArray(schema.type)) {
      return valueOf({ ...schema, type: random.pick(schema.type) } as Schema, name);
    }
    if (schema.type === 'object') return objectOf(schema);
    if (schema.type === 'array') {
      const length = random.between(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3));
      return Array.from({ length }, () => valueOf(schema.items as Schema, name));
    }
    if (schema.type === 'integer') {
      return random.between(
        Math.max(schema.minimum ?? 0, -5),
        Math.min(schema.maximum ?? 2000, 2000),
      );
    }
    if (schema.type === 'boolean') return random.between(0, 1) === 1;
    if (schema.type === 'null') return null;
    return textOf(schema, name);
  }

  function objectOf(schema: Schema): object {
    const names = schema.propertyNames as Schema | undefined;
    const entries = names?.enum
      ? names.enum.map((name) => [name, schema.additionalProperties] as const)
      : Object.entries(schema.properties ?? {});
    return Object.fromEntries(
      entries.map(([name, each]) => [name, valueOf(each as Schema, String(name))]),
    );
  }

  function textOf(schema: Schema, name: string): string {
    if (schema.format === 'uuid') return idOf(name);
    if (schema.format === 'date') return dayOf(random);
    if (schema.pattern?.includes('0-9a-f]{64}')) return random.hex(64);
    const length = random.between(schema.minLength ?? 0, Math.min(schema.maxLength ?? 20, 20));
    return Array.from({ length: Math.ceil(length / 2) }, () => random.pick(pieces))
      .join('')
      .slice(0, length)
      .toWellFormed()
      .padEnd(schema.minLength ?? 0, '评');
  }

  function idOf(name: string): string {
    const pool = ids.get(name) ?? [];
    if (pool.length > 0 && random.between(1, 10) <= 6) return random.pick(pool);
    const id = random.uuid();
    ids.set(name, [...pool, id]);
    return id;
  }

  return { next };
}

function dayOf(random: SeededRandom): CalendarDate {
  const month = String(random.between(1, 12)).padStart(2, '0');
  return `2026-${month}-${String(random.between(1, 28)).padStart(2, '0')}` as CalendarDate;
}

const pieces = [
  '评议',
  '党员',
  'ab',
  ' ',
  '"',
  '\\',
  '{}',
  ',',
  'NULL',
  '👍',
  '\n',
  '\t',
  'é',
  "'",
];
