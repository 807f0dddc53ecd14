import { accept, refuse, type Result } from '../kernel/result.ts';
import { cycleStates } from './facts.ts';

export type CycleState = (typeof cycleStates)[number];

/** The one state that may follow; `undefined` at the end. */
export function nextCycleState(state: CycleState): CycleState | undefined {
  return cycleStates[cycleStates.indexOf(state) + 1];
}

/** A cycle goes through its states in order and never back (domain §1.8). */
export function moveCycle(from: CycleState, to: CycleState): Result<CycleState, 'wrong-state'> {
  return nextCycleState(from) === to ? accept(to) : refuse('wrong-state');
}

/** While closing nothing new is said; what was promised is still put right. */
export function acceptsReviews(state: CycleState): boolean {
  return state === 'published' || state === 'running';
}

export function acceptsRectification(state: CycleState): boolean {
  return acceptsReviews(state) || state === 'closing';
}
