import type { Translation } from '../message.ts';
import type { failures as chinese } from '../zh-CN/failures.ts';

export const failures: Translation<typeof chinese> = {
  'failures.not-found-title': 'Not found',
  'failures.not-found': 'There is nothing here. It may have moved, or the address may be mistyped.',
  'failures.forbidden-title': 'Not open to you',
  'failures.forbidden':
    'Your post may not see or do this. If you need it, ask the general-branch secretary.',
  'failures.unexpected-title': 'Something went wrong',
  'failures.unexpected':
    'What you did was not completed and nothing was saved. Please try again later.',
  'failures.refused-title': 'Not accepted',
  'failures.refused': 'This was not accepted and nothing was saved.',
  'failures.incident': 'If it happens again, give the administrator this number:',
  'failures.back-home': 'Back to home',
};
