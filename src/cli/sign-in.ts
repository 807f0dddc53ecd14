import { Command } from 'commander';
import { complainOfOpening, openApplication, settings } from './open-application.ts';
import { say } from './speak.ts';
import { addressOf, signInLinks } from './sign-in-links.ts';

export const signInCommand = new Command('sign-in')
  .description('生成一次性登录链接 · print a one-time sign-in link')
  .action(async () => {
    const config = settings();
    if (!config) return;
    const opened = await openApplication(config, {
      beside: true,
      onFailure: () => undefined,
    }).catch(complainOfOpening);
    if (!opened) return;
    for (const link of await signInLinks(opened, addressOf(config))) {
      say({
        zh: `${link.organisation} · ${link.person}：${link.url}`,
        en: '(24 小时内有效，只能用一次 · valid for 24 hours, once)',
      });
    }
    await opened.close();
  });
