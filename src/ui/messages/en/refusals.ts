import type { Translation } from '../message.ts';
import type { refusals as chinese } from '../zh-CN/refusals.ts';

export const refusals: Translation<typeof chinese> = {
  'refusals.bad-input': 'Some entries are not right. Please correct the marked ones.',
  'refusals.not-signed-in': 'Please sign in first.',
  'refusals.not-found': 'This was not found, or your post may not see it.',
  'refusals.wrong-sign-in-code':
    'The sign-in code is wrong, has been used or has expired. Each code works once.',
  'refusals.intent-reused':
    'This form was already sent with other content. Open the page again and fill it in anew.',
  'refusals.changed-meanwhile':
    'Someone changed the same thing just now. Reload the page and look before you go on.',
  'refusals.clock-set-back':
    'The server’s clock was set back, so nothing can be recorded. Ask the administrator to correct it.',
  'refusals.disk-full':
    'The server’s disk is full and nothing was saved. Ask the administrator to free some space.',
  'refusals.database-unavailable':
    'The database cannot be reached and nothing was saved. Please try again later.',
  'refusals.cycle-not-running':
    'The cycle is not running yet. Please set it up and start it first.',
  'refusals.cycle-closed': 'This review cycle is closed; nothing more can be recorded in it.',
  'refusals.no-points': 'A review needs at least one point.',
  'refusals.unknown-person': 'This person is not on the roster.',
  'refusals.unknown-organisation': 'There is no such branch or unit.',
  'refusals.date-in-future': 'This date is in the future.',
  'refusals.deadline-before-review':
    'The deadline is before the day of the review. Choose that day or a later one.',
  'refusals.already-answered': 'This review has already been answered.',
  'refusals.not-the-subject': 'Only the person reviewed may answer.',
  'refusals.consent-missing': 'The person has not yet agreed to be commended in public.',
  'refusals.not-a-commendation': 'This review is not a commendation and cannot be posted as one.',
  'refusals.wrong-state': 'This cannot be done in its present state.',
  'refusals.verifier-is-owner':
    'The owner may not verify their own rectification. Someone else must.',
  'refusals.verifier-is-subordinate':
    'The verifier is a subordinate of the owner. Someone else must verify.',
  'refusals.verifier-made-claim': 'You reported it as done, so somebody else has to verify it.',
  'refusals.verifier-is-concerned':
    'The review behind it is about the verifier. Somebody else has to verify it.',
  'refusals.verifier-needed': 'Please name who verified it.',
  'refusals.not-the-owner':
    'Only the owner, the accountable leader or the leading group can report on it.',
  'refusals.unknown-measure': 'This rectification has no such measure.',
  'refusals.before-last-step':
    'This date is before the previous step. Enter the day on which it was done.',
  'refusals.deadline-passed': 'That deadline has already passed. Please choose another.',
  'refusals.already-linked': 'This idea is already linked to this problem.',
  'refusals.order-without-head':
    'Nobody is registered as head of this organisation, so the order has no recipient.',
  'refusals.outcome-and-date-disagree':
    'Outcome and date disagree: an open case has no closing date, an ended one needs it.',
  'refusals.measures-open':
    'Some measures are still open. Tick those that are done under “Report progress” first.',
  'refusals.deadline-not-later': 'The new deadline must be later than the present one.',
  'refusals.import-unreadable': 'This file cannot be read. Save it as xlsx or csv and try again.',
  'refusals.import-blocked': 'The file still has unsolved problems; nothing was imported.',
  'refusals.import-known':
    'This was imported before and is not imported twice. A file that was only saved again, with nothing changed in it, counts as imported.',
  'refusals.import-built-upon':
    'Later records build on this import, so it cannot be undone as a whole.',
  'refusals.not-yours-to-undo':
    'This import is not yours to undo. One with slips of the box is undone by a box keeper, any other by the head of the leading group.',
  'refusals.import-undone': 'This import has been undone.',
  'refusals.import-needs-cycle': 'Import or set up the review cycle first, then this sheet.',
  'refusals.report-already-issued': 'The summary report has been issued and cannot be changed.',
  'refusals.already-erased': 'This content has been erased under the rules.',
  'refusals.head-keeps-no-box':
    'The head of the leading group keeps no box, since some of what people put there is about the head. Choose someone else.',
  'refusals.already-named': 'This person is named already, or somebody else is the head.',
  'refusals.ledger-damaged':
    'The ledger does not continue the checkpoint kept outside the database; nothing was signed. Ask the administrator to run pingtai verify.',
  'refusals.ledger-too-long':
    'There are too many entries to do this on a page. Ask the administrator to run the pingtai command on the server.',
  'refusals.two-keepers-needed': 'A box is opened by two of its keepers together.',
  'refusals.name-taken': 'An organisation has or had this name.',
  'refusals.ends-before-it-begins': 'The end is before the beginning.',
  'refusals.wrong-slip-code':
    'There is no such slip. Please compare with the paper and type it again; after five mistakes the slip is void.',
  'refusals.slip-used':
    'This slip has been used. If that was not you, tell the branch secretary at once.',
  'refusals.slip-over':
    'This slip has expired or was withdrawn. Ask the branch secretary for another.',
  'refusals.slip-for-office':
    'Somebody on the list holds an office. The head of the leading group issues their slips; a branch secretary issues those of plain members of the branch.',
  'refusals.slip-for-keeper':
    'Somebody on the list keeps the suggestion box and reads what is put in it. Only the operator can issue that slip, on the server.',
  'refusals.wrong-pin': 'That PIN is not right. {left} tries are left.',
  'refusals.device-waits': 'Too many wrong PINs. Try again in {minutes} minutes.',
  'refusals.wrong-desk-sign-in':
    'Name, password or code is not right. After five mistakes in a row you have to wait a quarter of an hour, then longer; a code works once, so wait for the next.',
  'refusals.wrong-desk-secret': 'That is not right. {left} tries are left.',
  'refusals.desk-secret-waits': 'Too many mistakes. Try again in {minutes} minutes.',
  'refusals.desk-name-taken': 'Somebody has this sign-in name. Please start again with another.',
  'refusals.desk-draft-over':
    'This page was open for too long; nothing was set up. Please start again.',
  'refusals.desk-of-keeper':
    'A box keeper reads what is put in the box. Only the operator can switch that desk sign-in off, on the server.',
  'refusals.device-ended':
    'This device can no longer be used. Ask the branch secretary for another slip.',
  'refusals.own-request':
    'Nobody answers their own request. Ask somebody else of the leading group.',
  'refusals.not-of-your-branch':
    'Your branch has no part in this. A secretary records reviews, meetings and events of the own branch; those of others are for their secretaries or the leading group.',
};
