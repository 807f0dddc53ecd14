import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationId, PersonId, PointId, ReviewId } from '../kernel/ids.ts';
import { reachOf } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { answerPoint, type AnswerState } from './answer-point.ts';

const subject = '杨雪梅' as PersonId;
const secretary = '李雨婷' as PersonId;
const point = 'point' as PointId;

function state(changes: Partial<AnswerState> = {}): AnswerState {
  return {
    subject: { kind: 'person', personId: subject },
    subjectHeads: [],
    pointIds: [point],
    answered: [],
    asker: asker(subject, 'member'),
    today: '2026-11-23' as CalendarDate,
    newId: <Id extends string>() => 'answer' as Id,
    ...changes,
  };
}

function asker(personId: PersonId | null, ...roles: Role[]) {
  return { personId, reach: reachOf('points.answer', new Set(roles)) };
}

const branch: Partial<AnswerState> = {
  subject: { kind: 'organisation', organisationId: 'first' as OrganisationId },
  subjectHeads: [secretary],
};

describe('an answer to a point', () => {
  const cases: readonly (readonly [string, Partial<AnswerState>, PersonId | string])[] = [
    ['the person reviewed', {}, subject],
    ['the office for that person', { asker: asker(secretary, 'groupMember') }, subject],
    ['the operator for that person', { asker: asker(null, 'operator') }, subject],
    ['another member', { asker: asker('鲁明远' as PersonId, 'member') }, 'not-the-subject'],
    ['a branch secretary', { asker: asker(secretary, 'unitHead') }, 'not-the-subject'],
    [
      'the head of the branch reviewed',
      { ...branch, asker: asker(secretary, 'unitHead') },
      secretary,
    ],
    ['the office for a branch', { ...branch, asker: asker(null, 'operator') }, secretary],
    [
      'the office for a branch without a head',
      { ...branch, subjectHeads: [], asker: asker(null, 'operator') },
      'not-the-subject',
    ],
    ['someone for a point answered before', { answered: [point] }, 'already-answered'],
    ['someone for a point of another review', { pointIds: [] }, 'not-found'],
  ];

  it.each(cases)('from %s', (_, changes, expected) => {
    const answered = answerPoint(state(changes), {
      reviewId: 'review' as ReviewId,
      pointId: point,
      kind: 'accept',
      text: '',
    });

    const said = answered.ok
      ? answered.value.facts.map((fact) => 'personId' in fact.body && fact.body.personId)
      : [answered.refusal.code];
    expect(said).toEqual([expected]);
  });
});
