import type { Translation } from '../message.ts';
import type { desk as chinese } from '../zh-CN/desk.ts';

export const desk: Translation<typeof chinese> = {
  'desk.title': 'Desk sign-in',
  'desk.note':
    'At an office computer, a sign-in name, a password and a code from your phone let you in beside slips and links. Setting it up, changing the password, switching it off and using a recovery code stand in the ledger.',
  'desk.sign-in': 'Sign in with name and password',
  'desk.have-one': 'You have a desk sign-in',
  'desk.have-one-text': 'Name, password and the six digits of your authenticator app let you in.',
  'desk.use': 'Sign in with name and password',
  'desk.organisation': 'Organisation',
  'desk.organisation-hint':
    'Only where somebody of another organisation has the same sign-in name.',
  'desk.name': 'Sign-in name',
  'desk.name-hint': 'What you type to sign in, in any case. Your own name or another.',
  'desk.password': 'Password',
  'desk.code': 'Code',
  'desk.code-hint': 'The six digits of the authenticator app, or one of your recovery codes.',
  'desk.locked-out':
    'Forgot the password, or lost phone and recovery codes? Come in with your PIN or a sign-in link, switch the desk sign-in off under “My devices” and set it up again; without a recovery code, ask the head of the leading group to switch it off.',
  'desk.new-password': 'Password, at least ten characters',
  'desk.new-password-hint':
    'No rules about capitals or signs: the longer the better, such as a few unrelated words. Without your name, and not one that you use elsewhere.',
  'desk.password-again': 'The same once more',
  'desk.next': 'Next: the authenticator app',
  'desk.scan': 'Scan with an authenticator app',
  'desk.scan-text':
    'Open an authenticator app on your phone, any that supports TOTP, add an account and scan this code. Finish within half an hour.',
  'desk.qr': 'QR code for the authenticator app',
  'desk.or-type': 'If it can’t scan, type this key into it:',
  'desk.first-code': 'The six digits that the app shows now',
  'desk.first-code-hint': 'They change every 30 seconds. Nothing is set up before they are right.',
  'desk.confirm': 'Finish',
  'desk.done': 'Your desk sign-in is set up.',
  'desk.done-text': 'These ten recovery codes are shown this once and never again.',
  'desk.recovery-codes': 'Recovery codes',
  'desk.recovery-codes-text':
    'Without your phone, one of them takes the place of the six digits (sign-in name: {name}). Each works once. Print or copy them now and lock them away, apart from the password.',
  'desk.recovery-codes-left': { one: '{count} left', other: '{count} left' },
  'desk.kept': 'Printed or copied',
  'desk.set-up': 'Set up a desk sign-in',
  'desk.set-up-on': 'Set up on',
  'desk.password-set-on': 'Password set on',
  'desk.state-on': 'Set up on {day}, sign-in name “{name}”.',
  'desk.manage': 'Change the password or switch off',
  'desk.change-password': 'Change the password',
  'desk.old-password': 'Present password',
  'desk.next-password': 'New password, at least ten characters',
  'desk.changed': 'The password is changed. Whoever was signed in that way elsewhere is out.',
  'desk.switch-off': 'Switch the desk sign-in off',
  'desk.switch-off-text':
    'With a new phone, few recovery codes left or a forgotten password: switch it off, then set it up again. It takes six digits or a recovery code; digits that just signed you in do not work again, so wait for the next.',
  'desk.switch-off-consequence':
    'Name, password, app and recovery codes open nothing any more, and whoever is signed in that way elsewhere is out at once.',
  'desk.off': 'Switched off. To use it again, set it up anew.',
  'desk.since': 'Desk sign-in, set up on {day}',
  'desk.reset': 'Switch the desk sign-in off',
  'desk.reset-consequence':
    'For who forgot the password and has no recovery code. Name and password end at once; the person comes in another way and sets it up anew. It stands in the ledger.',
  'desk.reset-done': 'The desk sign-in is switched off.',
};
