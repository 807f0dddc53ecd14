import { pino } from 'pino';

export interface FailureLog {
  failure(error: unknown, incident?: string): void;
  event(what: string): void;
}

/**
 * JSON lines on the error stream, for the service manager to keep. Nothing of what people wrote
 * gets there: of an error its kind, codes, places in the code and a message without contents.
 */
export function failureLog(): FailureLog {
  const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }));
  return {
    failure: (error, incident) => log.error({ incident, error: withoutContents(error) }, 'failure'),
    event: (what) => log.warn(what),
  };
}

const plainFields = ['code', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

/** Messages of databases and parsers quote what they were given; what is quoted is left out. */
export function withoutContents(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const known = Object.entries(error).filter(([field]) =>
    plainFields.some((each) => each === field),
  );
  return {
    kind: error.name,
    message: masked(error.message),
    ...Object.fromEntries(known),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: withoutContents(error.cause) } : {}),
  };
}

function masked(message: string): string {
  const [firstLine = ''] = message.split('\n');
  return firstLine
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|\{.*|\[.*/g, '…')
    .replace(/[^\u0020-\u007e]+/g, '…')
    .slice(0, 300);
}
