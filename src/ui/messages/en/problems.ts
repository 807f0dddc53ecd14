import type { Translation } from '../message.ts';
import type { problems as chinese } from '../zh-CN/problems.ts';

export const problems: Translation<typeof chinese> = {
  'problems.wrong': 'This entry is not right.',
  'problems.not-a-json-object': 'The body should be a JSON object.',
  'problems.invalid_type': 'This entry is missing.',
  'problems.too_small': 'This entry is too short or too small.',
  'problems.too_big': 'This entry is too long or too large.',
  'problems.invalid_format': 'This entry has the wrong format.',
  'problems.invalid_value': 'Choose one of the options.',
  'problems.unrecognized_keys': 'There is something here that is not known.',
  'problems.dates-reversed': 'The end is before the beginning.',
  'problems.text-or-blank': 'Write what the slip says, or mark it as blank.',
  'problems.not-six-digits': 'A PIN is exactly six digits.',
  'problems.pins-differ': 'The two PINs differ.',
  'problems.passwords-differ': 'The two passwords differ.',
  'problems.not-a-sign-in-name':
    'A sign-in name has 2 to 40 letters or digits, with dots and dashes only inside.',
  'problems.sign-in-name-taken': 'Somebody has this sign-in name. Choose another.',
  'problems.password-too-short': 'A password has at least ten characters.',
  'problems.password-too-long': 'That password is too long: 256 characters at most.',
  'problems.password-too-common':
    'That is one of the passwords tried first. Choose another, such as a few unrelated words.',
  'problems.password-has-name': 'Leave names out of the password.',
  'problems.wrong-authenticator-code':
    'That code is not right. Type the six digits that the app shows now; the clock of the phone has to be right too.',
  'problems.nobody-chosen': 'Tick those who are to get a slip.',
  'problems.too-easy-pin': 'That PIN is too easy to guess: choose one without runs or repetitions.',
  'problems.explanation-missing': 'Please write your explanation.',
};
