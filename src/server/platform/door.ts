import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { type InputProblem, type Refusal, refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IntentId, NewId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import type { Clock } from './clock.ts';
import { type Project, sendFacts } from './commit.ts';
import { inTransaction, type Tx } from './database/connection.ts';
import { refusalOfFailure } from './failures.ts';
import { freshId } from './fresh-id.ts';
import type { Scope } from './scope.ts';

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
}

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
    scope: Scope,
  ): Answer<Table[Name]>;
  /** The same `intent` again gives the first answer and changes nothing. */
  act<Name extends NameOf<Table, 'action'>>(
    name: Name,
    input: InputOf<Table[Name]>,
    caller: { readonly scope: Scope; readonly intent: IntentId },
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
  readonly scope: Scope;
}
type Outcome = Promise<Result<unknown, Refusal>>;

async function ask(parts: DoorParts<Contract>, question: Question): Outcome {
  const admitted = admit(parts, question);
  if (!admitted.ok) return admitted;
  const handler = parts.handlers[question.name] as AnyHandler;
  const { tenantId } = question.scope;
  return inTransaction(parts.pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await handler(tx, admitted.value, askingOf(parts, question.scope)),
  }));
}

async function act(parts: DoorParts<Contract>, asked: Question & { intent: IntentId }): Outcome {
  const admitted = admit(parts, asked);
  if (!admitted.ok) return admitted;
  const inputHash = createHash('sha256').update(JSON.stringify(admitted.value)).digest('hex');
  try {
    const decided = await decideAndCommit(parts, { ...asked, input: admitted.value, inputHash });
    if (decided.ok) return decided;
    return (await firstAnswer(parts, asked, inputHash)) ?? decided;
  } catch (error) {
    const known = await firstAnswer(parts, asked, inputHash).catch(() => undefined);
    if (known) return known;
    throw error;
  }
}

async function decideAndCommit(
  parts: DoorParts<Contract>,
  asked: Question & { intent: IntentId; inputHash: string },
): Outcome {
  const handler = parts.handlers[asked.name] as unknown as AnyAction;
  const asking = askingOf(parts, asked.scope);
  const { tenantId, by } = asked.scope;
  return inTransaction<Result<unknown, Refusal>>(
    parts.pool,
    { tenantId, mode: 'write' },
    async (tx, client) => {
      const decided = await handler(tx, asked.input, asking);
      if (!decided.ok) return { keep: false, value: decided };
      const { facts, answer } = decided.value;
      const intent = {
        id: asked.intent,
        operation: asked.name,
        inputHash: asked.inputHash,
        answer,
      };
      const commit = { tenantId, by, at: asking.now, on: asking.today, intent, facts };
      const { last } = await sendFacts(client, commit, parts.project);
      return { keep: true, value: accept(answer), last };
    },
  );
}

async function firstAnswer(
  parts: DoorParts<Contract>,
  asked: Question & { intent: IntentId },
  inputHash: string,
): Promise<Result<unknown, Refusal> | undefined> {
  const { tenantId } = asked.scope;
  const known = await inTransaction(parts.pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await tx
      .selectFrom('intent')
      .select(['operation', 'input_hash', 'answer'])
      .where('tenant_id', '=', tenantId)
      .where('intent_id', '=', asked.intent)
      .executeTakeFirst(),
  }));
  if (!known) return undefined;
  if (known.operation !== asked.name || known.input_hash !== inputHash) {
    return refuse(refusal('intent-reused'));
  }
  return accept(known.answer);
}

function admit(parts: DoorParts<Contract>, question: Question): Result<unknown, Refusal> {
  const operation = parts.contract[question.name];
  if (!operation?.who.some((role) => question.scope.roles.has(role))) {
    return refuse(refusal('not-found'));
  }
  const parsed = operation.input.safeParse(question.input);
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
