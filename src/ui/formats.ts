import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Locale } from './messages/message.ts';

/** The one place where dates, numbers and lists become text. A missing value is shown as a dash. */
export interface Formats {
  /** 2026年10月12日 / 12 October 2026 */
  readonly day: (day: CalendarDate | undefined) => string;
  /** 10-12 / 12 Oct: for columns whose year is clear from the page */
  readonly shortDay: (day: CalendarDate | undefined) => string;
  /** 2026-10-12 in both languages: for ledgers and columns that sort */
  readonly ledgerDay: (day: CalendarDate | undefined) => string;
  /** 2026年10月12日 15:04 / 12 October 2026, 15:04, in the zone of the organisation */
  readonly moment: (moment: Date | undefined) => string;
  /** 1,234 */
  readonly number: (value: number | undefined) => string;
  /** 96.3%; a dash when there is no whole */
  readonly share: (part: number, whole: number) => string;
  /** 甲、乙 / A, B: the one way in which names become a list */
  readonly list: (items: readonly string[]) => string;
  /** 甲；乙 / A; B: for items that are sentences */
  readonly sentences: (items: readonly string[]) => string;
  /** 1.5 MB */
  readonly size: (bytes: number) => string;
}

const dash = '—';

export function createFormats(locale: Locale, timeZone = 'Asia/Shanghai'): Formats {
  const language = locale === 'en' ? 'en-GB' : locale;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const moment = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const number = new Intl.NumberFormat(language);
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

  return {
    day: (value) => (value ? day.format(atNoon(value)) : dash),
    shortDay: (value) => {
      if (!value) return dash;
      return locale === 'en' ? shortDay.format(atNoon(value)) : value.slice(5);
    },
    ledgerDay: (value) => value ?? dash,
    moment: (value) => (value ? moment.format(value) : dash),
    number: (value) => (value === undefined ? dash : number.format(value)),
    share: (part, whole) => (whole > 0 ? share.format(part / whole) : dash),
    list: (items) => items.join(locale === 'en' ? ', ' : '、'),
    sentences: (items) => items.join(locale === 'en' ? '; ' : '；'),
    size: (bytes) => {
      if (bytes >= 1_048_576) return `${size.format(bytes / 1_048_576)} MB`;
      return `${size.format(Math.ceil(bytes / 1024))} KB`;
    },
  };
}

function atNoon(day: CalendarDate): Date {
  return new Date(`${day}T12:00:00Z`);
}
