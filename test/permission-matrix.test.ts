import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { contract, type OperationName } from '#contract/contract.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { mayAsk } from '#core/people/permissions.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { createTenant } from '#server/platform/tenants.ts';
import { value } from './support/leading-group.ts';
import { type Answer, ask, type Asker, askersOf } from './support/permission-askers.ts';
import { type Hidden, hiddenRecords, words } from './support/permission-hidden.ts';
import { type Ids, plausibleInputs, searches } from './support/permission-inputs.ts';
import { foreignRecords, furnishedRecords, type Known } from './support/permission-records.ts';
import { type Furnished, furnish } from './support/permission-village.ts';
import { openVillage, type Village } from './support/village.ts';

const askerNames = [
  'head',
  'member of the leading group',
  'box keeper',
  'secretary of the first branch',
  'secretary of the second branch',
  'member',
  'operator',
  'slip bearer',
  'head of another tenant',
] as const;
const operations = Object.keys(contract) as OperationName[];
const notFound = { ok: false, refusal: { code: 'not-found' } };
/** Its length is known to the office, and that sealed entries are there. */
const tellsOfTheLedger = /^ledger\./;

// Before the first connection: each of them sends through this.
const statements = vi.spyOn(pg.Client.prototype, 'query');
let site: Village;
let village: Furnished;
let elsewhere: Furnished;
let askers: readonly Asker[];
let records: readonly Known[];
let newest: Answers;

beforeAll(async () => {
  site = await openVillage();
  const tenantId = freshId<TenantId>();
  const founded = { tenantId, name: '柳湾村党总支', logOrigin: 'log.test/liuwan' };
  await createTenant(site.application.pool, founded);
  village = await furnish(site.application, site.tenantId);
  elsewhere = await furnish(site.application, tenantId);
  const [stranger] = await askersOf(elsewhere);
  askers = [...(await askersOf(village)), ...(stranger ? [stranger] : [])];
  records = furnishedRecords(village);
  await site.application.keeper.settled();
  newest = await answersOfAll();
});
afterAll(() => site.close());

function called(name: (typeof askerNames)[number]): Asker {
  const asker = askers[askerNames.indexOf(name)];
  if (!asker) throw new Error(`nobody is ${name}`);
  return asker;
}

interface Told {
  readonly asker: Asker;
  readonly name: OperationName;
  readonly question: string;
  readonly answer: Answer;
}
type Answers = ReadonlyMap<string, Told>;

/** Every query as everybody. */
async function answersOfAll(): Promise<Answers> {
  const told = await Promise.all(askers.map(answersOf));
  return new Map(told.flat().map((each) => [each.question, each]));
}

async function answersOf(asker: Asker): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const name of operations) {
    if (contract[name].kind !== 'query' || !mayAsk(name, asker.scope.roles)) continue;
    const inputs = [
      ...plausibleInputs[name](asker.village.ids),
      ...(searches[name]?.(words) ?? []),
      ...inputsSeen(asker, name),
    ];
    for (const input of inputs) {
      const answer = await ask(site.application, { name, input }, asker.scope);
      const question = `${askerNames[askers.indexOf(asker)]}: ${name} ${JSON.stringify(input)}`;
      told.push({ asker, name, question, answer });
    }
  }
  return told;
}

/** Of each record that they may see. */
function inputsSeen(asker: Asker, name: OperationName): readonly unknown[] {
  const seen = records.filter((known) => sees({ asker, name }, known));
  const questions = seen.flatMap((known) => inputsWith(asker.village.ids, name, known));
  return questions.map(({ input }) => input);
}

describe('what somebody may not know of changes none of their answers and stands in none', () => {
  it.each(hiddenRecords)('$what', async (hidden) => {
    const before = newest;

    const planted = await hidden.plant(village);
    newest = await answersOfAll();
    records = [...records, ...planted];

    const isUnaware = ({ asker }: Told) => asker.village !== village || hidden.isHiddenFrom(asker);
    const unaware = [...newest.values()].filter(isUnaware);
    const ids = planted.map(({ id }) => id);
    expect(unaware.filter((each) => tells(each, ids)).map(({ question }) => question)).toEqual([]);
    const isChanged = ({ question, name, answer }: Told) => {
      const then = before.get(question)?.answer;
      if (!then || tellsOfTheLedger.test(name)) return false;
      return without(hidden.told, answer) !== without(hidden.told, then);
    };
    const changed = unaware.filter(isChanged);
    expect(changed.map(({ question }) => question)).toEqual([]);
  });

  it('nor does the id of any record stand in an answer to who may not see it', () => {
    const told = [...newest.values()].flatMap((each) => {
      const hidden = records.filter((known) => !sees(each, known));
      return hidden.filter(({ id }) => tells(each, [id])).map(({ what }) => [each.question, what]);
    });

    expect(told).toEqual([]);
  });
});

function sees({ asker, name }: Pick<Told, 'asker' | 'name'>, known: Known): boolean {
  return asker.village === village && known.isSeenBy(asker, name);
}

function tells({ answer }: Told, ids: readonly string[]): boolean {
  const text = JSON.stringify(answer);
  return ids.some((id) => text.includes(id));
}

/** Without a count that a rule grants to this very reader. */
function without(told: Hidden['told'], answer: Answer | undefined): string {
  return JSON.stringify(answer, (key, each: unknown) => (key === told ? undefined : each));
}

describe.each(askerNames)('the %s', (name) => {
  test('finds nothing at an operation that is not there for them', async () => {
    const asker = called(name);
    const others = operations.filter((each) => !mayAsk(each, asker.scope.roles));

    for (const operation of others) {
      for (const input of plausibleInputs[operation](asker.village.ids)) {
        const answer = await ask(site.application, { name: operation, input }, asker.scope);
        expect([operation, answer]).toEqual([operation, notFound]);
      }
    }
  });

  test('is shown what they may see', async () => {
    const asker = called(name);
    const shown = records.flatMap((known) =>
      operations
        .filter((each) => isShownBy(each, known) && sees({ asker, name: each }, known))
        .flatMap((each) => inputsWith(asker.village.ids, each, known)),
    );

    for (const question of shown.filter((each) => mayAsk(each.name, asker.scope.roles))) {
      expect([
        question.known.what,
        (await ask(site.application, question, asker.scope)).ok,
      ]).toEqual([question.known.what, true]);
    }
  });

  test('cannot tell what they may not see from what is not there, and changes nothing', async () => {
    const asker = called(name);
    const before = await ledgerSizes();

    const differences: string[] = [];
    for (const each of questionsOf(asker)) differences.push(...(await differenceOf(asker, each)));

    expect(differences).toEqual([]);
    expect(await ledgerSizes()).toEqual(before);
  });
});

function isShownBy(name: OperationName, { field }: Known): boolean {
  return contract[name].kind === 'query' && contract[name].path.includes(`{${field}}`);
}

interface Question {
  readonly name: OperationName;
  readonly known: Known;
  readonly input: unknown;
  readonly instead: unknown;
}

/** Each operation with each id that the asker may not know of, and the same with one that is nobody's. */
function questionsOf(asker: Asker): readonly Question[] {
  const own = asker.village === village;
  const strange = own ? foreignRecords(elsewhere) : [...records, ...foreignRecords(village)];
  return operations.flatMap((name) => {
    if (!mayAsk(name, asker.scope.roles)) return [];
    const hidden = own ? records.filter((each) => !each.isSeenBy(asker, name)) : [];
    return [...hidden, ...strange].flatMap((known) => inputsWith(asker.village.ids, name, known));
  });
}

function inputsWith(ids: Ids, name: OperationName, known: Known): readonly Question[] {
  const usual = plausibleInputs[name](ids);
  const nobodys = plausibleInputs[name]({ ...ids, [known.field]: freshId() });
  return plausibleInputs[name]({ ...ids, [known.field]: known.id })
    .map((input, at) => ({ name, known, input, instead: nobodys[at], usual: usual[at] }))
    .filter(({ instead, usual: other }) => JSON.stringify(instead) !== JSON.stringify(other));
}

async function differenceOf(asker: Asker, question: Question): Promise<readonly string[]> {
  const { name, known, input, instead } = question;
  const hidden = await counted(asker, name, input);
  const missing = await counted(asker, name, instead);
  const isNamed = contract[name].path.includes(`{${known.field}}`);
  const isFound = isNamed && hidden.refusal?.code !== 'not-found';
  if (!isFound && JSON.stringify(hidden) === JSON.stringify(missing)) return [];
  return [`${name}, ${known.what}: ${inShort(hidden)}, else ${inShort(missing)}`];
}

interface Counted extends Answer {
  readonly statements: number;
}

async function counted(asker: Asker, name: OperationName, input: unknown): Promise<Counted> {
  statements.mockClear();
  const answer = await ask(site.application, { name, input }, asker.scope);
  return { ...answer, statements: statements.mock.calls.length };
}

function inShort({ refusal, statements: sent }: Counted): string {
  return `${JSON.stringify(refusal ?? 'answered')} after ${sent} statements`;
}

async function ledgerSizes(): Promise<readonly number[]> {
  await site.application.keeper.settled();
  const { door } = site.application;
  const asked = [village, elsewhere].map(({ head }) => door.query('ledger.integrity', {}, head));
  return (await Promise.all(asked)).map((answer) => value(answer).size);
}
