import type { Cookies } from '@sveltejs/kit';
import { isLocale } from '#ui/messages/locale.ts';

const oneYear = 365 * 24 * 60 * 60;
const names = { locale: 'pingtai_locale', type: 'pingtai_type' } as const;

interface Visit {
  readonly cookies: Cookies;
  readonly url: URL;
}

export function chosenLocale(cookies: Cookies): string | undefined {
  return cookies.get(names.locale);
}

export function wantsLargeType(cookies: Cookies): boolean {
  return cookies.get(names.type) === 'large';
}

/** Keeps what the form of the page head sent; anything else in it is ignored. */
export function keepPreferences(visit: Visit, form: FormData): void {
  const locale = form.get('locale');
  const type = form.get('type');
  if (typeof locale === 'string' && isLocale(locale)) keep(visit, names.locale, locale);
  if (type === 'large' || type === 'standard') keep(visit, names.type, type);
}

function keep({ cookies, url }: Visit, name: string, value: string): void {
  cookies.set(name, value, {
    path: '/',
    maxAge: oneYear,
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
}
