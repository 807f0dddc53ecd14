import type { Translation } from '../message.ts';
import type { refusals as chinese } from '../zh-CN/refusals.ts';

export const refusals: Translation<typeof chinese> = {
  'refusals.unknown': 'This was not accepted.',
  'refusals.bad-input': 'Some entries are not right. Please correct the marked ones.',
  'refusals.not-signed-in': 'Please sign in first.',
  'refusals.not-permitted': 'Your post may not do this.',
  'refusals.not-found': 'This item was not found.',
  'refusals.sign-in-code-unknown': 'The sign-in code is not right. Check it and try again.',
  'refusals.sign-in-code-used': 'This sign-in code has been used. Each code works once.',
  'refusals.sign-in-code-expired': 'This sign-in code has expired.',
};
