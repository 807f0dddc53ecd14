import type pg from 'pg';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { type InputProblem, type Refusal, refusal } from '#contract/refusals.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import type { Clock } from './clock.ts';
import { type Commit, type Project, sendFacts } from './commit.ts';
import { inTransaction, together, type Tx } from './database/connection.ts';
import { refusalOfFailure } from './failures.ts';
import { freshId } from './fresh-id.ts';
import { againWhenGuessedWrong, GuessedScopes, GuessedWrong, sameScope } from './guessed-scope.ts';
import type { Asking, Contract, Decided, Handlers } from './handling.ts';
import { fingerprintOf, loadIntent } from './intents.ts';
import { answerKey, type KnownAnswer, KnownAnswers, ledgerSize } from './known-answers.ts';
import type { Scope, SessionProof } from './scope.ts';

export interface DoorParts<Table extends Contract> {
  readonly contract: Table;
  readonly handlers: Handlers<Table>;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly project: Project;
  /** Whether somebody with these roles may ask for the operation at all. */
  readonly mayAsk: (name: string, roles: Scope['roles']) => boolean;
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

export function createDoor<Table extends Contract>(given: DoorParts<Table>): Door<Table> {
  const parts = {
    ...(given as unknown as DoorParts<Contract>),
    guesses: new GuessedScopes(),
    answers: new KnownAnswers(),
  };
  return {
    query: (name, input, scope) =>
      guarded(() => ask(parts, { name, input, scope, parsed: parse(parts, name, input) })) as never,
    act: (name, input, caller) =>
      guarded(() => {
        const parsed = parse(parts, name, input);
        return act(parts, { name, input, ...caller, parsed });
      }) as never,
  };
}

interface Parts extends DoorParts<Contract> {
  readonly guesses: GuessedScopes;
  readonly answers: KnownAnswers;
}

interface Question {
  readonly name: string;
  readonly input: unknown;
  readonly scope: Asker;
  readonly parsed: Result<unknown, Refusal>;
  readonly mayGuess?: boolean;
}
type Outcome = Promise<Result<unknown, Refusal>>;

async function ask(parts: Parts, question: Question): Outcome {
  const known = knownAnswer(parts, question);
  if (known && (await stillHolds(parts, question, known))) return known.outcome;
  return againWhenGuessedWrong((mayGuess) => read(parts, { ...question, mayGuess }));
}

function read(parts: Parts, question: Question): Outcome {
  const { name, scope } = question;
  const handler = parts.handlers[name] as AnyHandler;
  const mode = parts.contract[name]?.notesLooks ? 'write' : 'read';
  const transaction = { tenantId: scope.tenantId, mode } as const;
  return inTransaction(parts.pool, transaction, async (tx, client) => {
    const [size, heard] = await together([
      parts.contract[name]?.fromFacts ? ledgerSize(client, scope.tenantId) : undefined,
      hear(parts, question, { client, work: (input, asking) => handler(tx, input, asking) }),
    ]);
    if (!heard.ok) return { keep: false, value: heard };
    const { asking, done } = heard.value;
    if (size !== undefined && done.ok) {
      parts.answers.keep(keyOf(question, asking), {
        size,
        scope: asking.scope,
        outcome: done,
      });
    }
    return { keep: true, value: done };
  });
}

function keyOf(question: Question, { scope, today }: Omit<Asking, 'now' | 'newId'>) {
  return answerKey({ name: question.name, input: inputOf(question), scope, today });
}

function knownAnswer(parts: Parts, question: Question): KnownAnswer | undefined {
  if (!parts.contract[question.name]?.fromFacts || !question.parsed.ok) return undefined;
  const scope = guessOf(parts, question);
  return scope && parts.answers.of(keyOf(question, { scope, today: parts.clock.today() }));
}

/** The same person with the same roles asks, and the ledger is as long as it was. */
async function stillHolds(parts: Parts, question: Question, known: KnownAnswer): Promise<boolean> {
  const client = await parts.pool.connect();
  try {
    const [scope, size] = await together([
      authorise(parts, question, client),
      ledgerSize(client, question.scope.tenantId),
    ]);
    return scope.ok && sameScope(scope.value, known.scope) && size === known.size;
  } finally {
    client.release();
  }
}

interface Intended extends Question {
  readonly intent: IntentId;
}

async function act(parts: Parts, asked: Intended): Outcome {
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

async function decideAndCommit(parts: Parts, asked: Intended): Outcome {
  const handler = parts.handlers[asked.name] as unknown as AnyAction;
  const { tenantId } = asked.scope;
  const write = (mayGuess: boolean) =>
    inTransaction<Result<unknown, Refusal>>(
      parts.pool,
      { tenantId, mode: 'write' },
      async (tx, client) => {
        const heard = await hear(
          parts,
          { ...asked, mayGuess },
          {
            client,
            work: (input, asking) => handler(tx, input, asking),
          },
        );
        if (!heard.ok) return { keep: false, value: heard };
        const { asking, done: decided } = heard.value;
        if (!decided.ok) return { keep: false, value: decided };
        const { facts, answer } = decided.value;
        const commit = commitOf(asked, { asking, facts, answer });
        const { last } = await sendFacts(client, commit, parts.project);
        return { keep: true, value: accept(answer), last };
      },
    );
  return againWhenGuessedWrong(write);
}

interface Hearing<Done> {
  readonly client: pg.ClientBase;
  /** Begun before it is known for sure who asks; all that it wrote is rolled back when that was wrong. */
  readonly work: (input: unknown, asking: Asking) => Promise<Done>;
}

/** Authorises and does the work, both at once when it can be guessed who asks. */
async function hear<Done>(
  parts: Parts,
  question: Question,
  { client, work }: Hearing<Done>,
): Promise<Result<{ readonly asking: Asking; readonly done: Done }, Refusal>> {
  const { parsed } = question;
  const looked = authorise(parts, question, client);
  const guess = parsed.ok ? guessOf(parts, question) : undefined;
  const asking = guess && askingOf(parts, guess);
  const early = parsed.ok && asking ? work(parsed.value, asking) : undefined;
  const [scope] = await Promise.allSettled([looked, early]);
  if (scope.status === 'rejected') throw scope.reason;
  if (!scope.value.ok) return scope.value;
  if (!parsed.ok) return parsed;
  const now = askingOf(parts, scope.value.value);
  if (!early || !asking) return accept({ asking: now, done: await work(parsed.value, now) });
  if (!sameScope(asking.scope, now.scope)) throw new GuessedWrong();
  return accept({ asking, done: await early });
}

function guessOf({ guesses, mayAsk }: Parts, question: Question): Scope | undefined {
  const { name, scope, mayGuess = true } = question;
  const guess = 'roles' in scope ? scope : mayGuess ? guesses.of(scope) : undefined;
  return guess && mayAsk(name, guess.roles) ? guess : undefined;
}

function commitOf(
  asked: Intended,
  { asking, facts, answer }: Decided<unknown> & { readonly asking: Asking },
): Commit {
  const { tenantId, by } = asking.scope;
  const inputHash = fingerprintOf(inputOf(asked), asking.scope);
  const intent = { id: asked.intent, operation: asked.name, inputHash, answer };
  return { tenantId, by, at: asking.now, on: asking.today, intent, facts };
}

function inputOf({ parsed }: Question): unknown {
  return parsed.ok ? parsed.value : null;
}

/** What the same intent of the same person was told before; only for who may still ask. */
async function firstAnswer(
  parts: Parts,
  asked: Intended,
): Promise<Result<unknown, Refusal> | undefined> {
  const { tenantId } = asked.scope;
  return inTransaction(parts.pool, { tenantId, mode: 'read' }, async (tx, client) => {
    const scope = await authorise(parts, asked, client);
    const known = scope.ok ? await loadIntent(tx, tenantId, asked.intent) : undefined;
    if (!scope.ok || !known) return { keep: false, value: undefined };
    const isSame =
      known.operation === asked.name &&
      known.input_hash === fingerprintOf(inputOf(asked), scope.value);
    return { keep: true, value: isSame ? accept(known.answer) : refuse(refusal('intent-reused')) };
  });
}

/** A name that no operation has and one that is not for this role look the same. */
async function authorise(
  parts: Parts,
  { name, scope: asker }: Question,
  client: pg.ClientBase,
): Promise<Result<Scope, Refusal>> {
  const scope = 'roles' in asker ? asker : await scopeOf(parts, asker, client);
  if (!scope) return refuse(refusal('not-signed-in'));
  return parts.mayAsk(name, scope.roles) ? accept(scope) : refuse(refusal('not-found'));
}

async function scopeOf(parts: Parts, proof: SessionProof, client: pg.ClientBase) {
  const scope = await parts.scopeOfSession(client, proof, parts.clock);
  parts.guesses.learn(proof, scope);
  return scope;
}

function parse(parts: Parts, name: string, input: unknown): Result<unknown, Refusal> {
  const parsed = parts.contract[name]?.input.safeParse(input);
  if (!parsed) return refuse(refusal('not-found'));
  if (parsed.success) return accept(parsed.data);
  return refuse(refusal('bad-input', { problems: parsed.error.issues.map(problemOf) }));
}

function problemOf(issue: z.core.$ZodIssue): InputProblem {
  const own = issue.code === 'custom' ? issue.message : issue.code;
  return { place: issue.path.join('.'), code: own };
}

function askingOf(parts: Parts, scope: Scope): Asking {
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
