import type { Translation } from '../message.ts';
import type { quality as chinese } from '../zh-CN/quality.ts';

export const quality: Translation<typeof chinese> = {
  'quality.title': 'To look at',
  'quality.note':
    'These look perfunctory; please go through them. For this leading group only: no marks, no ranking, not reported upward.',
  'quality.none-title': 'No signs of formalism',
  'quality.none': 'Nothing in the reviews and rectifications needs a second look.',
  'quality.more': 'more',
  'quality.rest': 'Only the first {count} are listed',
  'quality.count': '{count}',
  'quality.count-more': 'more than {count}',
  'quality.closedByOwner': 'Closed by its own owner',
  'quality.closedByOwner-do': 'Have somebody else check it; reopen what is not solved.',
  'quality.closedBySubordinate': 'Signed off by a subordinate of the owner',
  'quality.closedBySubordinate-do': 'A subordinate can hardly say no: have somebody else check it.',
  'quality.closedByNobody': 'Closed without anybody’s signature',
  'quality.closedByNobody-do': 'Have somebody check it.',
  'quality.closedWithoutEvidence': 'Closed without evidence',
  'quality.closedWithoutEvidence-do': 'Look at the place, or reopen it, and write what was seen.',
  'quality.closedWithoutMeasure': 'Closed without a measure',
  'quality.closedWithoutMeasure-do': 'Find out what was done; reopen it when nothing was.',
  'quality.datedWithoutItem': 'A requirement with a date that nobody follows up',
  'quality.datedWithoutItem-do': 'Assign it, or say in the review that it needs nothing.',
  'quality.ownerOutsideUnit': 'The owner is not of the responsible branch',
  'quality.ownerOutsideUnit-do': 'Check whether the owner is the right one.',
  'quality.copiedText': 'Several reviews, word for word the same',
  'quality.copiedText-do': 'Ask the reviewers to write what is true of each.',
  'quality.noShortcoming': 'Achievements only, no shortcoming',
  'quality.noShortcoming-do': 'Ask the reviewer to add one.',
  'quality.enteredOnOneDay': 'All hand-typed records of a branch were entered on one day',
  'quality.enteredOnOneDay-do': 'Check whether they were made up afterwards.',
  'quality.importedOnOneDay': 'Imported from a sheet on one day',
  'quality.importedOnOneDay-do':
    'When these were written is not known here. Said once; there is nothing to do.',
  'quality.ideaBeforeProblem': 'An idea older than its problem',
  'quality.ideaBeforeProblem-do': 'Check the dates, or whether it belongs to another problem.',
};
