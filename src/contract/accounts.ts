import { z } from 'zod';
import { type DeviceId, revocationReasons, type SlipId } from '#core/accounts/facts.ts';
import type { OrganisationId, PersonId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, nameSchema, textOf } from '#core/kernel/schemas.ts';
import { action, query } from './operation.ts';

const MOST_SLIPS = 200;

const deviceView = z.object({
  deviceId: idOf<DeviceId>(),
  name: z.string(),
  enrolledOn: dateSchema,
  revokedOn: dateSchema.nullable(),
});

export const accountsOperations = {
  'slips.list': query({
    summary: { zh: '谁有邀请条、谁在用手机', en: 'Who holds a slip, and who uses a phone' },
    path: '/slips',
    input: z.object({ organisationId: idOf<OrganisationId>().optional() }),
    output: z.object({
      units: z.array(z.object({ unitId: idOf<OrganisationId>(), name: z.string() })),
      people: z.array(
        z.object({
          personId: idOf<PersonId>(),
          name: z.string(),
          organisationName: z.string(),
          /** In use today; the person is shown the same number. */
          devices: z.array(deviceView),
          /** Still open; `code` as printed. */
          slip: z
            .object({ slipId: idOf<SlipId>(), code: z.string(), expiresOn: dateSchema })
            .nullable(),
          /** Set up on that day; whether whoever asks may reset it. */
          deskSignIn: z.object({ setUpOn: dateSchema, mayReset: z.boolean() }).nullable(),
          /** Why whoever asks can't issue one. */
          refusal: z.enum(['holds-office', 'keeps-box']).nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  'slips.issue': action({
    summary: { zh: '发邀请条；旧的随之作废', en: 'Issue invitation slips; earlier ones end' },
    path: '/slips',
    input: z.object({
      personIds: z
        .array(idOf<PersonId>())
        .max(MOST_SLIPS)
        .refine((chosen) => chosen.length > 0, { error: 'nobody-chosen' }),
    }),
    output: z.object({ issued: z.int() }),
    refusals: ['unknown-person', 'slip-for-office', 'slip-for-keeper'],
  }),
  'devices.enrol': action({
    summary: { zh: '凭邀请条启用一台设备', en: 'Enrol a device with a slip' },
    path: '/devices',
    input: z.object({
      slipId: idOf<SlipId>(),
      name: nameSchema,
      /** SHA-256 of the device's token, hex. */
      tokenHash: textOf(64),
      /** Argon2id, salt and digest. */
      pinHash: textOf(200),
    }),
    output: z.object({ deviceId: idOf<DeviceId>() }),
    refusals: ['not-found', 'slip-used', 'slip-over'],
  }),
  'devices.list': query({
    summary: { zh: '我的设备', en: 'My devices' },
    path: '/devices',
    input: z.object({}),
    output: z.object({ devices: z.array(deviceView) }),
    refusals: [],
  }),
  'devices.revoke': action({
    summary: { zh: '停用一台设备', en: 'Revoke a device' },
    path: '/devices/{deviceId}/revoke',
    input: z.object({ deviceId: idOf<DeviceId>(), reason: z.enum(revocationReasons) }),
    output: z.object({}),
    refusals: ['not-found', 'wrong-state'],
  }),
} as const;
