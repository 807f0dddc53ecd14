import type { z } from 'zod';
import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';
import { answerKinds, pointKinds } from '#core/reviews/facts.ts';
import { textIn } from '../form-values.ts';

type RecordInput = z.input<(typeof reviewLedgerOperations)['reviews.record']['input']>;

export function isReviewAnswer(kind: string): kind is (typeof answerKinds)[number] {
  return answerKinds.some((known) => known === kind);
}

/** What the form says, in the contract's shape; the contract decides whether it is right. */
export function reviewInput(form: FormData): RecordInput {
  const reviewers = ['reviewer', 'secondReviewer']
    .map((name) => textIn(form, name))
    .filter((value) => value !== '');
  const mode = textIn(form, 'mode');
  return {
    mode: mode as RecordInput['mode'],
    reviewers: reviewers.map(partyIn),
    subject: partyIn(textIn(form, 'subject')),
    occurredOn: textIn(form, 'occurredOn') as RecordInput['occurredOn'],
    points: pointKinds
      .map((kind) => ({ kind, text: textIn(form, kind) }))
      .filter((point) => point.text !== ''),
    sessionId: (textIn(form, 'sessionId') || null) as RecordInput['sessionId'],
    deadline: (textIn(form, 'deadline') || null) as RecordInput['deadline'],
    restricted: textIn(form, 'restricted') === 'yes',
    talk: mode === 'talk' ? talkIn(form) : null,
  };
}

/** `person:<id>` or `organisation:<id>`, as the lists of the form give it. */
function partyIn(value: string): RecordInput['subject'] {
  const [kind, id = ''] = value.split(':');
  const party =
    kind === 'organisation' ? { kind, organisationId: id } : { kind: 'person', personId: id };
  return party as RecordInput['subject'];
}

function talkIn(form: FormData): RecordInput['talk'] {
  const consent = textIn(form, 'consent');
  if (textIn(form, 'reason') === '') return null;
  return {
    reason: textIn(form, 'reason'),
    outcome: textIn(form, 'outcome') as NonNullable<RecordInput['talk']>['outcome'],
    followUp: textIn(form, 'followUp'),
    consent: consent === '' ? null : consent === 'yes',
    helperId: (textIn(form, 'helperId') || null) as NonNullable<RecordInput['talk']>['helperId'],
    until: (textIn(form, 'until') || null) as NonNullable<RecordInput['talk']>['until'],
  };
}
