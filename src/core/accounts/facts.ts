import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { PersonId } from '../kernel/ids.ts';
import { dateSchema, idOf, nameSchema, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type SlipId = Brand<string, 'SlipId'>;
export type DeviceId = Brand<string, 'DeviceId'>;

export type CorrectionId = Brand<string, 'CorrectionId'>;

export const correctionOutcomes = ['corrected', 'partly', 'declined'] as const;
export const revocationReasons = ['ownWish', 'lost', 'pinForgotten', 'office'] as const;

/** How people got in stands in the ledger, so that a slip printed for somebody else shows (R48). */
export const accountFacts = {
  'slip.issued': defineFact({
    meaning: { zh: '发出一张邀请条', en: 'an invitation slip was issued' },
    audience: 'office',
    body: z.object({
      slipId: idOf<SlipId>(),
      personId: idOf<PersonId>(),
      expiresOn: dateSchema,
    }),
  }),
  'slip.withdrawn': defineFact({
    meaning: { zh: '一张邀请条作废', en: 'an invitation slip was withdrawn' },
    audience: 'office',
    body: z.object({ slipId: idOf<SlipId>() }),
  }),
  'device.enrolled': defineFact({
    meaning: { zh: '凭邀请条启用了一台设备', en: 'a device was enrolled with a slip' },
    audience: 'office',
    body: z.object({
      deviceId: idOf<DeviceId>(),
      personId: idOf<PersonId>(),
      slipId: idOf<SlipId>(),
      name: nameSchema,
    }),
  }),
  'correction.requested': defineFact({
    meaning: { zh: '申请更正关于自己的记录', en: 'somebody asked to have a record corrected' },
    audience: 'restricted',
    body: z.object({
      correctionId: idOf<CorrectionId>(),
      personId: idOf<PersonId>(),
      text: proseSchema,
    }),
  }),
  'correction.answered': defineFact({
    meaning: { zh: '答复更正申请', en: 'a request for correction was answered' },
    audience: 'restricted',
    body: z.object({
      correctionId: idOf<CorrectionId>(),
      outcome: z.enum(correctionOutcomes),
      answer: proseSchema,
    }),
  }),
  'device.revoked': defineFact({
    meaning: { zh: '停用了一台设备', en: 'a device was revoked' },
    audience: 'office',
    body: z.object({ deviceId: idOf<DeviceId>(), reason: z.enum(revocationReasons) }),
  }),
} as const;
