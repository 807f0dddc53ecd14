import { Command } from 'commander';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { operatorScope } from '#server/platform/scope.ts';
import { asMember, asOption, granted, jsonOption, organisationOption } from './asking.ts';
import type { ActingOptions } from './acting.ts';
import type { Opened } from './open-application.ts';
import { addressOf } from './sign-in-links.ts';
import { say } from './speak.ts';

export const slipCommand = new Command('slip')
  .description(
    '给一个人发邀请条，例如意见箱管理人（14 天内有效，只能用一次） · issue an invitation slip, to a box keeper for example; valid for 14 days, good once',
  )
  .addOption(asOption)
  .addOption(organisationOption)
  .addOption(jsonOption)
  .action((options: ActingOptions & { readonly json?: true }) =>
    asMember(options, async (opened, { tenantId, personId }) => {
      if (personId === null) return;
      const slip = await issue(opened, { tenantId, personId });
      if (!slip) return;
      const url = `${addressOf(opened.config)}/i#${slip.code}`;
      if (options.json) return void process.stdout.write(`${JSON.stringify({ ...slip, url })}\n`);
      say({ zh: `${slip.name} · ${slip.code}（有效到 ${slip.expiresOn}）\n`, en: url });
    }),
  );

async function issue(
  { application: { door } }: Opened,
  { tenantId, personId }: { readonly tenantId: TenantId; readonly personId: PersonId },
) {
  const scope = operatorScope(tenantId, 'command line');
  const caller = { scope, intent: freshId<never>() };
  if (!granted(await door.act('slips.issue', { personIds: [personId] }, caller))) return undefined;
  const listed = granted(await door.query('slips.list', {}, scope));
  const person = listed?.people.find((each) => each.personId === personId);
  return person?.slip && { name: person.name, ...person.slip };
}
