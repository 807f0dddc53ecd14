import { Command } from 'commander';
import { jsonOption } from './asking.ts';
import { complainOfOpening, openApplication, settings } from './open-application.ts';
import { addressOf, signInLinks } from './sign-in-links.ts';
import { say } from './speak.ts';

export const signInCommand = new Command('sign-in')
  .description(
    '生成一次性登录链接（24 小时内有效） · print a one-time sign-in link, valid for 24 hours',
  )
  .addOption(jsonOption)
  .action(async ({ json }: { json?: true }) => {
    const config = settings();
    if (!config) return;
    const onFailure = () => undefined;
    const opened = await openApplication(config, { beside: true, onFailure }).catch(
      complainOfOpening,
    );
    if (!opened) return;
    const links = await signInLinks(opened, addressOf(config)).finally(() => opened.close());
    if (json) return void process.stdout.write(`${JSON.stringify(links)}\n`);
    for (const { organisation, person, url } of links) {
      say({ zh: `${organisation} · ${person}\n`, en: url });
    }
  });
