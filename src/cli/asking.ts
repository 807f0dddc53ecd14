import { Option } from 'commander';
import type { Refusal } from '#contract/refusals.ts';
import { calendarDate } from '#core/kernel/calendar-date.ts';
import type { Result } from '#core/kernel/result.ts';
import type { Scope } from '#server/platform/scope.ts';
import { isMessageKey, translate } from '#ui/messages/translator.ts';
import { type ActingOptions, actingScope, operatorOf } from './acting.ts';
import { complainOfOpening, openApplication, type Opened, settings } from './open-application.ts';
import { complain, type Sentence } from './speak.ts';

export const asOption = new Option(
  '--as <name>',
  '以这名党员的身份；默认是领导小组组长 · act as this member; by default the head of the leading group',
);
export const organisationOption = new Option(
  '--organisation <name>',
  '组织名称，有多个组织时需要 · which organisation, where there are several',
);
export const jsonOption = new Option('--json', '输出 JSON · print JSON');
export const asOfOption = new Option(
  '--as-of <date>',
  '截至日期，例如 2026-11-01；默认今天 · as of which day; by default today',
);
export const languageOption = new Option('--language <language>', '语言 · language')
  .choices(['zh-CN', 'en'])
  .default('zh-CN');

type Work = (opened: Opened, scope: Scope) => Promise<void>;

/** Opens the application, beside a running server too, does the work as somebody, and closes it. */
export function asMember(options: ActingOptions, work: Work): Promise<void> {
  return as((opened) => actingScope(opened, options), work);
}

export function asOperator(options: ActingOptions, work: Work): Promise<void> {
  return as((opened) => operatorOf(opened, options), work);
}

async function as(
  somebody: (opened: Opened) => Promise<Scope | undefined>,
  work: Work,
): Promise<void> {
  const config = settings();
  if (!config) return;
  const onFailure = () => undefined;
  const opened = await openApplication(config, { beside: true, onFailure }).catch(
    complainOfOpening,
  );
  if (!opened) return;
  try {
    const scope = await somebody(opened);
    if (scope) await work(opened, scope);
  } finally {
    await opened.close();
  }
}

/** The value, or a sentence on the error stream and `undefined`. */
export function granted<Value>(outcome: Result<Value, Refusal>): Value | undefined {
  if (outcome.ok) return outcome.value;
  complain(sentenceOfRefusal(outcome.refusal));
  return undefined;
}

export function sentenceOfRefusal({ code, params, problems }: Refusal): Sentence {
  const where = (problems ?? [])
    .map(({ place }) => place)
    .filter(Boolean)
    .join(', ');
  const suffix = where && ` (${where})`;
  const say = (locale: 'zh-CN' | 'en') =>
    `${translate(locale, `refusals.${code}`, params)}${suffix}`;
  return { zh: say('zh-CN'), en: say('en') };
}

/** A sentence of the catalogues in both languages, or the bare code where there is none. */
export function sentenceOfKey(
  key: string,
  params: Readonly<Record<string, string | number>>,
): Sentence | undefined {
  if (!isMessageKey(key)) return undefined;
  return { zh: translate('zh-CN', key, params), en: translate('en', key, params) };
}

/** `undefined` after a sentence when the day is none. */
export function dayOf(text: string | undefined): { readonly asOf?: string } | undefined {
  if (text === undefined) return {};
  if (calendarDate(text)) return { asOf: text };
  complain(
    {
      zh: `日期 ${text} 不对，应当形如 2026-11-01。`,
      en: `${text} is not a day; write it as 2026-11-01.`,
    },
    2,
  );
  return undefined;
}
