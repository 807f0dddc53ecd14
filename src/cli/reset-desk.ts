import { Command, Option } from 'commander';
import { freshId } from '#server/platform/fresh-id.ts';
import { operatorScope } from '#server/platform/scope.ts';
import type { ActingOptions } from './acting.ts';
import { asMember, granted, organisationOption } from './asking.ts';
import { say } from './speak.ts';

export const resetDeskCommand = new Command('reset-desk')
  .description(
    '停用一个人的电脑登录：忘了密码、又没有恢复码时用 · switch somebody’s desk sign-in off, after a lost password and no recovery code',
  )
  .addOption(new Option('--as <name>', '谁的 · whose').makeOptionMandatory())
  .addOption(organisationOption)
  .action((options: ActingOptions) =>
    asMember(options, async ({ application: { door } }, { tenantId, personId }) => {
      if (personId === null) return;
      const scope = operatorScope(tenantId, 'command line');
      const caller = { scope, intent: freshId<never>() };
      if (!granted(await door.act('deskSignIn.reset', { personId }, caller))) return;
      say({
        zh: '电脑登录已停用，本人可以重新设置。\n',
        en: 'The desk sign-in is switched off; its owner can set it up anew.',
      });
    }),
  );
