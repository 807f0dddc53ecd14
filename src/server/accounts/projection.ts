import { RECOVERY_CODES } from '#core/accounts/recovery-code.ts';
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
  'deskSignIn.setUp': (body, { recordedOn }) => [
    insert('desk_sign_in', {
      desk_sign_in_id: body.deskSignInId,
      person_id: body.personId,
      set_up_on: recordedOn,
      password_set_on: recordedOn,
      recovery_codes_left: RECOVERY_CODES,
      switched_off_on: null,
    }),
  ],
  'deskSignIn.passwordChanged': ({ deskSignInId }, { recordedOn }) => [
    update('desk_sign_in', { desk_sign_in_id: deskSignInId }, { password_set_on: recordedOn }),
  ],
  'deskSignIn.recoveryCodeUsed': ({ deskSignInId, left }) => [
    update('desk_sign_in', { desk_sign_in_id: deskSignInId }, { recovery_codes_left: left }),
  ],
  'deskSignIn.switchedOff': ({ deskSignInId }, { recordedOn }) => [
    update('desk_sign_in', { desk_sign_in_id: deskSignInId }, { switched_off_on: recordedOn }),
  ],
  'device.revoked': ({ deviceId }, { recordedOn }) => [
    update('device', { device_id: deviceId }, { revoked_on: recordedOn }),
  ],
};
