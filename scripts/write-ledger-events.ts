import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { z } from 'zod';
import { factCatalogue } from '#core/ledger/catalogue.ts';
import type { FactDefinition } from '#core/ledger/fact.ts';

export const ledgerEventsFile = fileURLToPath(new URL('../docs/ledger-events.md', import.meta.url));

const audiences = {
  office: '有岗位的人 · everyone with a post',
  leadingGroup: '领导小组 · the leading group',
  restricted: '按规定能看的人 · only whom its rules name (leaf type `sealed`)',
} as const;

const preface = `# 台账事项目录 · What the ledger records

Generated from \`src/core/ledger/catalogue.ts\` by \`node scripts/write-ledger-events.ts\`; do not edit.

Every change of a table is one or more of these facts, recorded as canonical JSON (RFC 8785):
\`{"at":…,"body":{…},"by":…,"intent":…,"on":…,"type":…}\`. \`at\` is the instant in UTC, \`on\` the
organisation's day, \`by\` a person or an operator, \`intent\` the id of the form that was sent.
The leaf holds day, kind and a salted commitment only. A restricted review stands there as \`sealed\` too.
`;

export async function ledgerEventsText(): Promise<string> {
  const sections = Object.entries(factCatalogue).map(([type, definition]) =>
    sectionOf(type, definition as FactDefinition),
  );
  const text = `${preface}\n${sections.join('\n')}`;
  const options = await prettier.resolveConfig(ledgerEventsFile);
  return prettier.format(text, { ...options, parser: 'markdown' });
}

type Schema = z.core.JSONSchema.JSONSchema;

function sectionOf(type: string, { meaning, audience, body }: FactDefinition): string {
  const schema = z.toJSONSchema(body, { io: 'input' });
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => `| \`${name}\` | ${typeText(each as Schema)} |`,
  );
  const table = ['| field | type |', '| --- | --- |', ...rows].join('\n');
  return `## ${type}\n\n${meaning.zh} · ${meaning.en}\n\n可见 · visible to: ${audiences[audience]}\n\n${table}\n`;
}

function typeText(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' / ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((each) => typeText(each as Schema)).join(' or ');
  if (schema.type === 'array') return `list of ${typeText(schema.items as Schema)}`;
  if (schema.type === 'object') return objectText(schema);
  return schema.format ?? (schema.type === undefined ? 'any' : [schema.type].flat().join(' or '));
}

function objectText(schema: Schema): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return 'object';
  return `{ ${fields.map(([name, each]) => `${name}: ${typeText(each as Schema)}`).join(', ')} }`;
}

export async function storedLedgerEvents(): Promise<string> {
  return readFile(ledgerEventsFile, 'utf8').catch(() => '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(ledgerEventsFile, await ledgerEventsText());
}
