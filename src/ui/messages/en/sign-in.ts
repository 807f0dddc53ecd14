import type { Translation } from '../message.ts';
import type { signIn as chinese } from '../zh-CN/sign-in.ts';

export const signIn: Translation<typeof chinese> = {
  'sign-in.title': 'Sign in to Pingtai',
  'sign-in.ready': 'Your sign-in link has arrived. Press the button to enter; the link works once.',
  'sign-in.enter': 'Enter Pingtai',
  'sign-in.by-link': 'You have a code',
  'sign-in.needs-code': 'Type your one-time code, or open the link that contains it.',
  'sign-in.code': 'Sign-in code',
  'sign-in.how-to-get': 'No code? Run this command on the server’s machine to get a new link:',
  'sign-in.refused': 'You are not signed in',
  'sign-in.needed': 'Please sign in before opening that page.',
  'sign-in.signed-out': 'You have signed out.',
};
