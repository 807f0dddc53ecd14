import { insert, type Projection, update } from '../platform/row-change.ts';

export const accountsProjection: Projection = {
  'correction.requested': ({ correctionId, personId, text }, { recordedOn }) => [
    insert('correction', {
      correction_id: correctionId,
      person_id: personId,
      text,
      requested_on: recordedOn,
      outcome: null,
      answer: null,
      answered_on: null,
      answered_by: null,
    }),
  ],
  'correction.answered': ({ correctionId, outcome, answer }, { recordedOn, by }) => [
    update(
      'correction',
      { correction_id: correctionId },
      {
        outcome,
        answer,
        answered_on: recordedOn,
        answered_by: 'personId' in by ? by.personId : null,
      },
    ),
  ],
  'slip.issued': (body, { recordedOn }) => [
    insert('slip', {
      slip_id: body.slipId,
      person_id: body.personId,
      issued_on: recordedOn,
      expires_on: body.expiresOn,
      withdrawn: false,
    }),
  ],
  'slip.withdrawn': ({ slipId }) => [update('slip', { slip_id: slipId }, { withdrawn: true })],
  'device.enrolled': (body, { recordedOn }) => [
    insert('device', {
      device_id: body.deviceId,
      person_id: body.personId,
      slip_id: body.slipId,
      name: body.name,
      enrolled_on: recordedOn,
      revoked_on: null,
    }),
  ],
  'device.revoked': ({ deviceId }, { recordedOn }) => [
    update('device', { device_id: deviceId }, { revoked_on: recordedOn }),
  ],
};
