import { type Refusal, refusal } from '#contract/refusals.ts';

const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08000',
]);

/** The refusal that a failure of clock, disk or database means to people, or `undefined` for a bug. */
export function refusalOfFailure(error: unknown): Refusal | undefined {
  const code = codeOf(error);
  if (code === 'PT001') return refusal('clock-set-back');
  if (code === '53100' || code === 'ENOSPC') return refusal('disk-full');
  if (code === '40001' || code === '40P01') return refusal('changed-meanwhile');
  if (code !== undefined && unavailable.has(code)) return refusal('database-unavailable');
  if (error instanceof Error && lostConnection.test(error.message)) {
    return refusal('database-unavailable');
  }
  return undefined;
}

const lostConnection = /Connection terminated|timeout exceeded when trying to connect/;

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
