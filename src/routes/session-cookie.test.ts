import { describe, expect, it } from 'vitest';
import type { Cookies } from '@sveltejs/kit';
import { dropSession, keepSession, sessionToken } from './session-cookie.ts';

describe('the session cookie', () => {
  it.each([
    ['http://localhost:7280/', 'pingtai_session', false],
    ['https://pingtai.example/', '__Host-pingtai_session', true],
  ])('at %s is %s', (address, name, secure) => {
    const jar = new Map<string, object>();
    const visit = { url: new URL(address), cookies: cookiesIn(jar) };

    keepSession(visit, 'token');

    expect(jar.get(name)).toEqual({
      value: 'token',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    });
    expect(sessionToken(visit)).toBe('token');
    dropSession(visit);
    expect(sessionToken(visit)).toBeUndefined();
  });

  it('without the prefix counts for nothing over HTTPS', () => {
    const jar = new Map([['pingtai_session', { value: 'planted by a neighbour' }]]);

    const visit = { url: new URL('https://pingtai.example/'), cookies: cookiesIn(jar) };

    expect(sessionToken(visit)).toBeUndefined();
  });
});

function cookiesIn(jar: Map<string, object>): Cookies {
  const cookies: Partial<Cookies> = {
    get: (name) => (jar.get(name) as { value: string } | undefined)?.value,
    set: (name, value, options) => void jar.set(name, { value, ...options }),
    delete: (name) => void jar.delete(name),
  };
  return cookies as Cookies;
}
