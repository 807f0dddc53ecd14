import { hash } from 'node:crypto';
import type pg from 'pg';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { type InputProblem, type Refusal, refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IntentId, NewId, TenantId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import type { Clock } from './clock.ts';
import { type Commit, type Project, sendFacts } from './commit.ts';
import { inTransaction, type Tx } from './database/connection.ts';
import { refusalOfFailure } from './failures.ts';
import { freshId } from './fresh-id.ts';
import type { Scope, SessionProof } from './scope.ts';

export interface Asking {
  readonly scope: Scope;
  readonly now: Date;
  readonly today: CalendarDate;
  readonly newId: NewId;
}

export type QueryHandler<Op extends Operation> = (
  tx: Tx,
  input: z.output<Op['input']>,
  asking: Asking,
) => Promise<Result<z.input<Op['output']>, Refusal>>;

/** What an action decided: facts to record and what its caller is told. */
export interface Decided<Answer> {
  readonly facts: readonly Fact[];
  readonly answer: Answer;
}

export type ActionHandler<Op extends Operation> = (
  tx: Tx,
  input: z.output<Op['input']>,
  asking: Asking,
) => Promise<Result<Decided<z.input<Op['output']>>, Refusal>>;

export type Contract = Readonly<Record<string, Operation>>;
export type Handlers<Table extends Contract> = {
  readonly [Name in keyof Table]: Table[Name]['kind'] extends 'query'
    ? QueryHandler<Table[Name]>
    : ActionHandler<Table[Name]>;
};

type OfKind<Table extends Contract, Kind> = {
  readonly [Name in keyof Table as Table[Name]['kind'] extends Kind ? Name : never]: Table[Name];
};
export type QueryHandlers<Table extends Contract> = Handlers<OfKind<Table, 'query'>>;
export type ActionHandlers<Table extends Contract> = Handlers<OfKind<Table, 'action'>>;

export interface DoorParts<Table extends Contract> {
  readonly contract: Table;
  readonly handlers: Handlers<Table>;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly project: Project;
  readonly scopeOfSession: (
    client: pg.ClientBase,
    proof: SessionProof,
    clock: Clock,
  ) => Promise<Scope | undefined>;
}

/** Who asks, or the session that tells; the latter is looked up inside the transaction. */
export type Asker = Scope | SessionProof;

type NameOf<Table extends Contract, Kind> = {
  [Name in keyof Table]: Table[Name]['kind'] extends Kind ? Name : never;
}[keyof Table] &
  string;
type InputOf<Op extends Operation> = z.input<Op['input']>;
type Answer<Op extends Operation> = Promise<Result<z.output<Op['output']>, Refusal>>;

/** The one way in, for page, API and command line. */
export interface Door<Table extends Contract> {
  query<Name extends NameOf<Table, 'query'>>(
    name: Name,
    input: InputOf<Table[Name]>,
    asker: Asker,
  ): Answer<Table[Name]>;
  /** The same `intent` again gives the first answer and changes nothing. */
  act<Name extends NameOf<Table, 'action'>>(
    name: Name,
    input: InputOf<Table[Name]>,
    caller: { readonly scope: Asker; readonly intent: IntentId },
  ): Answer<Table[Name]>;
}

type AnyHandler = (tx: Tx, input: unknown, asking: Asking) => Promise<Result<unknown, Refusal>>;
type AnyAction = (
  tx: Tx,
  input: unknown,
  asking: Asking,
) => Promise<Result<Decided<unknown>, Refusal>>;

export function createDoor<Table extends Contract>(parts: DoorParts<Table>): Door<Table> {
  return {
    query: (name, input, scope) =>
      guarded(() => ask(parts as unknown as DoorParts<Contract>, { name, input, scope })) as never,
    act: (name, input, caller) =>
      guarded(() =>
        act(parts as unknown as DoorParts<Contract>, { name, input, ...caller }),
      ) as never,
  };
}

interface Question {
  readonly name: string;
  readonly input: unknown;
  readonly scope: Asker;
}
type Outcome = Promise<Result<unknown, Refusal>>;

async function ask(parts: DoorParts<Contract>, question: Question): Outcome {
  const parsed = parse(parts, question);
  const handler = parts.handlers[question.name] as AnyHandler;
  const { tenantId } = question.scope;
  return inTransaction(parts.pool, { tenantId, mode: 'read' }, async (tx, client) => {
    const scope = await authorise(parts, question, client);
    if (!scope.ok) return { keep: false, value: scope };
    if (!parsed.ok) return { keep: false, value: parsed };
    return { keep: true, value: await handler(tx, parsed.value, askingOf(parts, scope.value)) };
  });
}

interface Intended extends Question {
  readonly intent: IntentId;
  readonly parsed: Result<unknown, Refusal>;
}

async function act(
  parts: DoorParts<Contract>,
  question: Question & { readonly intent: IntentId },
): Outcome {
  const asked = { ...question, parsed: parse(parts, question) };
  try {
    const decided = await decideAndCommit(parts, asked);
    if (decided.ok || !asked.parsed.ok) return decided;
    return (await firstAnswer(parts, asked)) ?? decided;
  } catch (error) {
    const known = await firstAnswer(parts, asked).catch(() => undefined);
    if (known) return known;
    throw error;
  }
}

async function decideAndCommit(parts: DoorParts<Contract>, asked: Intended): Outcome {
  const handler = parts.handlers[asked.name] as unknown as AnyAction;
  const { tenantId } = asked.scope;
  return inTransaction<Result<unknown, Refusal>>(
    parts.pool,
    { tenantId, mode: 'write' },
    async (tx, client) => {
      const scope = await authorise(parts, asked, client);
      if (!scope.ok) return { keep: false, value: scope };
      if (!asked.parsed.ok) return { keep: false, value: asked.parsed };
      const asking = askingOf(parts, scope.value);
      const decided = await handler(tx, asked.parsed.value, asking);
      if (!decided.ok) return { keep: false, value: decided };
      const { facts, answer } = decided.value;
      const { last } = await sendFacts(
        client,
        commitOf(asked, { asking, facts, answer }),
        parts.project,
      );
      return { keep: true, value: accept(answer), last };
    },
  );
}

function commitOf(
  asked: Intended,
  { asking, facts, answer }: Decided<unknown> & { readonly asking: Asking },
): Commit {
  const { tenantId, by } = asking.scope;
  const inputHash = fingerprintOf(asked, asking.scope);
  const intent = { id: asked.intent, operation: asked.name, inputHash, answer };
  return { tenantId, by, at: asking.now, on: asking.today, intent, facts };
}

/** Of what was asked and by whom: another person's intent is not one's own. */
function fingerprintOf({ parsed }: Intended, { by }: Scope): string {
  return hash('sha256', JSON.stringify([by, parsed.ok ? parsed.value : null]));
}

/** What the same intent of the same person was told before; only for who may still ask. */
async function firstAnswer(
  parts: DoorParts<Contract>,
  asked: Intended,
): Promise<Result<unknown, Refusal> | undefined> {
  const { tenantId } = asked.scope;
  return inTransaction(parts.pool, { tenantId, mode: 'read' }, async (tx, client) => {
    const scope = await authorise(parts, asked, client);
    const known = scope.ok ? await storedAnswer(tx, tenantId, asked.intent) : undefined;
    if (!scope.ok || !known) return { keep: false, value: undefined };
    const isSame =
      known.operation === asked.name && known.input_hash === fingerprintOf(asked, scope.value);
    return { keep: true, value: isSame ? accept(known.answer) : refuse(refusal('intent-reused')) };
  });
}

function storedAnswer(tx: Tx, tenantId: TenantId, intentId: IntentId) {
  return tx
    .selectFrom('intent')
    .select(['operation', 'input_hash', 'answer'])
    .where('tenant_id', '=', tenantId)
    .where('intent_id', '=', intentId)
    .executeTakeFirst();
}

/** A name that no operation has and one that is not for this role look the same. */
async function authorise(
  parts: DoorParts<Contract>,
  { name, scope: asker }: Question,
  client: pg.ClientBase,
): Promise<Result<Scope, Refusal>> {
  const scope = 'roles' in asker ? asker : await parts.scopeOfSession(client, asker, parts.clock);
  if (!scope) return refuse(refusal('not-signed-in'));
  const allowed = parts.contract[name]?.who.some((role) => scope.roles.has(role));
  return allowed ? accept(scope) : refuse(refusal('not-found'));
}

function parse(parts: DoorParts<Contract>, { name, input }: Question): Result<unknown, Refusal> {
  const parsed = parts.contract[name]?.input.safeParse(input);
  if (!parsed) return refuse(refusal('not-found'));
  if (parsed.success) return accept(parsed.data);
  return refuse(refusal('bad-input', { problems: parsed.error.issues.map(problemOf) }));
}

function problemOf(issue: z.core.$ZodIssue): InputProblem {
  const own = issue.code === 'custom' ? issue.message : issue.code;
  return { place: issue.path.join('.'), code: own };
}

function askingOf(parts: DoorParts<Contract>, scope: Scope): Asking {
  return { scope, now: parts.clock.now(), today: parts.clock.today(), newId: freshId };
}

/** Outages that a person can do something about become refusals; everything else stays a throw. */
async function guarded(work: () => Outcome): Outcome {
  try {
    return await work();
  } catch (error) {
    const known = refusalOfFailure(error);
    if (known) return refuse(known);
    throw error;
  }
}
