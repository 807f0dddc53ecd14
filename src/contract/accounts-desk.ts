import { z } from 'zod';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import { RECOVERY_CODES } from '#core/accounts/recovery-code.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { dateSchema, idOf, textOf } from '#core/kernel/schemas.ts';
import { action, query } from './operation.ts';

const deskSignInId = idOf<DeskSignInId>();
/** Hex of 32 bytes. */
const hashSchema = textOf(64);
/** Argon2id, salt and digest. */
const passwordHash = textOf(200);
/** SHA-256 of the token of the one session that goes on. */
const keeps = hashSchema.nullable();

/** What opens a desk sign-in comes here as hashes or sealed, since the door keeps a trace of each input. */
export const deskSignInOperations = {
  'deskSignIn.show': query({
    summary: { zh: '我的电脑登录', en: 'My desk sign-in' },
    path: '/desk-sign-in',
    input: z.object({}),
    output: z.object({
      deskSignIn: z
        .object({
          deskSignInId,
          name: z.string(),
          setUpOn: dateSchema,
          passwordSetOn: dateSchema,
          recoveryCodesLeft: z.int(),
        })
        .nullable(),
    }),
    refusals: [],
  }),
  'deskSignIn.setUp': action({
    summary: { zh: '设置电脑登录', en: 'Set up a desk sign-in' },
    path: '/desk-sign-in',
    input: z.object({
      deskSignInId,
      name: textOf(40).min(2),
      passwordHash,
      /** AES-256-GCM, nonce, tag and ciphertext. */
      totpSealed: textOf(200),
      /** Of the code that confirmed it. */
      step: z.int().min(0),
      recoveryHashes: z.array(hashSchema).length(RECOVERY_CODES),
    }),
    output: z.object({}),
    refusals: ['wrong-state', 'desk-name-taken'],
  }),
  'deskSignIn.changePassword': action({
    summary: { zh: '改电脑登录的密码', en: 'Change the password of a desk sign-in' },
    path: '/desk-sign-in/password',
    input: z.object({ deskSignInId, passwordHash, keeps }),
    output: z.object({}),
    refusals: ['wrong-state'],
  }),
  'deskSignIn.useRecoveryCode': action({
    summary: { zh: '用一个恢复码登录', en: 'Use a recovery code' },
    path: '/desk-sign-in/recovery-codes/use',
    input: z.object({ deskSignInId, recoveryHash: hashSchema }),
    output: z.object({ left: z.int() }),
    refusals: ['wrong-state'],
  }),
  'deskSignIn.switchOff': action({
    summary: { zh: '停用自己的电脑登录', en: 'Switch one’s desk sign-in off' },
    path: '/desk-sign-in/switch-off',
    input: z.object({ deskSignInId, keeps }),
    output: z.object({}),
    refusals: ['wrong-state'],
  }),
  'deskSignIn.reset': action({
    summary: { zh: '停用别人的电脑登录', en: 'Switch somebody’s desk sign-in off' },
    path: '/desk-sign-in/reset',
    input: z.object({ personId: idOf<PersonId>() }),
    output: z.object({}),
    refusals: ['not-found', 'wrong-state', 'desk-of-keeper'],
  }),
} as const;
