import type { Result } from '#core/kernel/result.ts';

/** What the pages need of the application; `src/server/application.ts` satisfies it. */
export interface WebApplication {
  readonly door: {
    query(name: string, input: unknown, caller: WebCaller): Promise<Result<unknown, WebRefusal>>;
    act(name: string, input: unknown, caller: WebCaller): Promise<Result<unknown, WebRefusal>>;
  };
  readonly signIn: {
    withCode(code: string): Promise<Result<NewSession, WebRefusal>>;
    callerOf(token: string): Promise<WebCaller | undefined>;
    signOut(token: string): Promise<void>;
  };
  readonly log?: { error(fields: object, message: string): void };
}

/** Opaque to the pages, except for the names in the page head. */
export interface WebCaller {
  readonly displayName?: string;
  readonly organisationName?: string;
}

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface WebRefusal {
  readonly code: string;
  /** With `bad-input`: which field, and the code of what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
}
