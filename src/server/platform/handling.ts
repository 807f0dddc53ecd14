import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { NewId } from '#core/kernel/ids.ts';
import type { Result } from '#core/kernel/result.ts';
import type { Fact } from '#core/ledger/catalogue.ts';
import type { Tx } from './database/connection.ts';
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
