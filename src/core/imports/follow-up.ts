import type { CalendarDate } from '../kernel/calendar-date.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type FollowUp = {
  readonly helper?: string;
  /** Last day of the assistance, or the day of its check. */
  readonly until?: CalendarDate;
  /** Whether the person agreed to be praised in public; absent when nothing is said. */
  readonly consent?: boolean;
};
export type PairingDraft = {
  readonly helper: string;
  readonly partner: string;
  readonly aim: string;
};

/** `帮教人:李雨婷;每月谈一次,到2026年12月` and the like. */
export function understandFollowUp(text: string, context: DateContext): FollowUp {
  const folded = text.normalize('NFKC');
  const helper = /(?:帮教人|帮扶人|联系人|帮教责任人)\s*[:为是]\s*([^;,。;、\n]{1,30})/.exec(
    folded,
  )?.[1];
  const until = untilOf(folded, context);
  const consent = consentOf(folded);
  return {
    ...(helper === undefined ? {} : { helper: helper.trim() }),
    ...(until === undefined ? {} : { until }),
    ...(consent === undefined ? {} : { consent }),
  };
}

function untilOf(text: string, context: DateContext): CalendarDate | undefined {
  const words =
    /(?:到|至|截至)((?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?|年底)/.exec(text)?.[1] ??
    /((?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|末)|年底)(?:前)?(?:复查|回访|检查)/.exec(text)?.[1];
  const date = words === undefined ? undefined : understandDate(words, context);
  return date?.ok ? date.value.to : undefined;
}

function consentOf(text: string): boolean | undefined {
  if (/(?:不愿|不同意|未同意|不想)/.test(text)) return false;
  if (/本人(?:已)?同意|同意公开/.test(text)) return true;
  return undefined;
}

/** `结对:一支部帮二支部联系实践点`; `partners` are the parties that the row itself names. */
export function understandPairing(
  text: string,
  partners: readonly string[],
): PairingDraft | undefined {
  const words = /^\s*(?:结对(?:子)?\s*:?\s*)?(.{1,40}?)(?:帮助|帮扶|帮|带动|带)(.{1,300})$/.exec(
    text.normalize('NFKC'),
  );
  const [, helper = '', rest = ''] = words ?? [];
  if (!words) return undefined;
  const named = partners.find(
    (partner) => partner !== '' && rest.startsWith(partner.normalize('NFKC')),
  );
  const partner = named?.normalize('NFKC') ?? /^.{0,20}?支部/.exec(rest)?.[0];
  if (partner === undefined) return undefined;
  return { helper: helper.trim(), partner, aim: rest.slice(partner.length).trim() };
}
