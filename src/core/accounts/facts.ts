import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { PersonId } from '../kernel/ids.ts';
import { dateSchema, idOf, nameSchema, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type SlipId = Brand<string, 'SlipId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type DeskSignInId = Brand<string, 'DeskSignInId'>;

export type CorrectionId = Brand<string, 'CorrectionId'>;

export const correctionOutcomes = ['corrected', 'partly', 'declined'] as const;
export const revocationReasons = ['ownWish', 'lost', 'pinForgotten', 'office'] as const;
export const switchOffReasons = ['ownWish', 'office'] as const;

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
  'deskSignIn.setUp': defineFact({
    meaning: { zh: '设置了电脑登录', en: 'a desk sign-in was set up' },
    audience: 'office',
    body: z.object({ deskSignInId: idOf<DeskSignInId>(), personId: idOf<PersonId>() }),
  }),
  'deskSignIn.passwordChanged': defineFact({
    meaning: { zh: '改了电脑登录的密码', en: 'the password of a desk sign-in was changed' },
    audience: 'office',
    body: z.object({ deskSignInId: idOf<DeskSignInId>() }),
  }),
  'deskSignIn.recoveryCodeUsed': defineFact({
    meaning: { zh: '用掉了一个恢复码', en: 'a recovery code of a desk sign-in was used' },
    audience: 'office',
    body: z.object({ deskSignInId: idOf<DeskSignInId>(), left: z.int().min(0) }),
  }),
  'deskSignIn.switchedOff': defineFact({
    meaning: { zh: '停用了电脑登录', en: 'a desk sign-in was switched off' },
    audience: 'office',
    body: z.object({ deskSignInId: idOf<DeskSignInId>(), reason: z.enum(switchOffReasons) }),
  }),
} as const;
