import { Command } from 'commander';
import type { ActingOptions } from './acting.ts';
import { asMember, asOption, jsonOption, organisationOption } from './asking.ts';
import { complainOfOpening, openApplication, settings } from './open-application.ts';
import { addressOf, memberLink, type SignInLink, signInLinks } from './sign-in-links.ts';
import { say } from './speak.ts';

export const signInCommand = new Command('sign-in')
  .description(
    '生成一次性登录链接（24 小时内有效） · print a one-time sign-in link, valid for 24 hours',
  )
  .addOption(asOption)
  .addOption(organisationOption)
  .addOption(jsonOption)
  .action(async (options: ActingOptions & { readonly json?: true }) => {
    await (options.as === undefined ? printLinks(options) : printMemberLink(options));
  });

async function printLinks({ json }: { readonly json?: true }): Promise<void> {
  const config = settings();
  if (!config) return;
  const onFailure = () => undefined;
  const opened = await openApplication(config, { beside: true, onFailure }).catch(
    complainOfOpening,
  );
  if (!opened) return;
  print(await signInLinks(opened, addressOf(config)).finally(() => opened.close()), json);
}

async function printMemberLink(options: ActingOptions & { readonly json?: true }): Promise<void> {
  await asMember(options, async (opened, scope) => {
    const address = addressOf(opened.config);
    print([await memberLink(opened, { scope, name: options.as ?? '', address })], options.json);
  });
}

function print(links: readonly SignInLink[], json: true | undefined): void {
  if (json) return void process.stdout.write(`${JSON.stringify(links)}\n`);
  for (const { organisation, person, url } of links) {
    say({ zh: `${[organisation, person].filter(Boolean).join(' · ')}\n`, en: url });
  }
}
