/**
 * A value of a projected row as PostgreSQL writes its column, so that what stands in the database
 * can be compared to the last character. Settings: DateStyle ISO, time zone UTC.
 */
export function columnText(type: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb' || type === 'json') return jsonbText(value);
  if (type === 'timestamp with time zone') return instantText(String(value));
  if (type === 'uuid') return String(value).toLowerCase();
  if (type === 'boolean') return value === true ? 't' : 'f';
  if (type.endsWith('[]')) return arrayText(type.slice(0, -2), value as readonly unknown[]);
  if (plainTypes.has(type)) return String(value);
  throw new Error(`a projected column of type ${type} can not be compared`);
}

const plainTypes = new Set(['text', 'integer', 'bigint', 'date']);

/** As `jsonb` prints itself, also into a column of type `json`: shorter names first, then by bytes; `: ` and `, ` between. */
function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  members.sort(([left], [right]) => compareBytes(Buffer.from(left), Buffer.from(right)));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}: ${jsonbText(each)}`).join(', ')}}`;
}

function compareBytes(left: Buffer, right: Buffer): number {
  return left.length - right.length || left.compare(right);
}

function arrayText(type: string, values: readonly unknown[]): string {
  return `{${values.map((each) => elementText(columnText(type, each))).join(',')}}`;
}

function elementText(text: string | null): string {
  if (text === null) return 'NULL';
  const plain = text !== '' && !/[{}",\\ \t\n\r\v\f]/.test(text) && !/^null$/i.test(text);
  return plain ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** `2026-11-23T01:00:00.500Z` as `2026-11-23 01:00:00.5+00`. */
function instantText(instant: string): string {
  const [day = '', time = ''] = new Date(instant).toISOString().slice(0, -1).split('T');
  const [clock = '', thousandths = ''] = time.split('.');
  const fraction = thousandths.replace(/0+$/, '');
  return `${day} ${clock}${fraction === '' ? '' : `.${fraction}`}+00`;
}
