import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebServer, loadKitHandler } from '#server/platform/web-server.ts';
import { openBrowser } from '../support/browser.ts';
import { newIntent, openVillage, type Village } from '../support/village.ts';

let village: Village;
let server: Server;
let port: number;

beforeAll(async () => {
  village = await openVillage();
  server = createWebServer({
    application: village.application,
    kitHandler: await loadKitHandler(resolve('build')),
    api: async () => ({ status: 200, headers: {}, body: '{}' }),
    config: {},
  });
  server.listen(0);
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await village.close();
});

describe('signing in', () => {
  it('spends the code by the button, not by opening the link', async () => {
    const code = await aCode();

    const opened = await get(`/sign-in?code=${code}`);
    const again = await get(`/sign-in?code=${code}`);
    const pressed = await post('/sign-in?/code', { code });

    expect([opened.status, again.status]).toEqual([200, 200]);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe('/');
    expect(pressed.headers.get('set-cookie')).toMatch(
      /^pingtai_session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/i,
    );
  });

  it.each([
    ['zh-CN', '每个登录码只能用一次', 'npm run pingtai -- sign-in'],
    ['en', 'Each code works once', 'npm run pingtai -- sign-in'],
  ])('tells in %s what is wrong and how to get a new code', async (language, why, how) => {
    const code = await aCode();
    await post('/sign-in?/code', { code });

    const refused = await post('/sign-in?/code', { code }, { 'accept-language': language });

    expect(refused.status).toBe(401);
    const page = await refused.text();
    expect(page).toContain(why);
    expect(page).toContain(how);
  });

  it('ends by signing out, on the server too', async () => {
    const cookie = await signedIn();

    const out = await post('/sign-out', {}, { cookie });
    const after = await get('/', { cookie });

    expect(out.headers.get('set-cookie')).toMatch(/^pingtai_session=;/);
    expect(after.headers.get('location')).toBe('/sign-in?needed');
  });
});

describe('the built pages', () => {
  it('hold no application of their own, neither pool nor door', () => {
    const built = globSync('build/server/**/*.js').map((file) => readFileSync(file, 'utf8'));

    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((code) => /\bfrom ?["'](pg|kysely)["']|createDoor/.test(code))).toEqual([]);
  });
});

describe('every page', () => {
  it.each(['localhost', '127.0.0.1'])('takes forms by the name %s', async (host) => {
    const origin = `http://${host}:${port}`;

    const answer = await fetch(`${origin}/preferences`, form({ locale: 'en' }, { origin }));

    expect(answer.status).toBe(303);
  });

  it('takes no form from a foreign site', async () => {
    const answer = await post('/preferences', { locale: 'en' }, { origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
  });

  it('changes language and type size by a plain form, and comes back', async () => {
    const asked = { locale: 'en', type: 'large', back: '/sign-in?needed' };

    const switched = await post('/preferences', asked);
    const cookie = switched.headers.getSetCookie().map(cookiePair).join('; ');
    const page = await (await get('/sign-in', { cookie })).text();

    expect(switched.headers.get('location')).toBe('/sign-in?needed');
    expect(page).toContain('<html lang="en" class="large">');
    expect(page).toContain('Sign in to Pingtai');
  });

  it('runs no script and no inline style', async () => {
    const answer = await get('/', { cookie: await signedIn() });
    const page = await answer.text();

    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(page).not.toMatch(/<script|<style| style="| on\w+="/);
  });

  it('says in words that there is no such page', async () => {
    const answer = await get('/no-such-page', { 'accept-language': 'zh-CN' });

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('这里没有您要看的内容');
  });

  it('weighs at most 80 KB of style and script', async () => {
    const page = await (await get('/', { cookie: await signedIn() })).text();

    const assets = new Set(page.match(/\/_app\/[^"]+/g));
    const weights = [...assets].map((path) => gzipSync(readFileSync(`build/client${path}`)).length);
    const weight = weights.reduce((sum, bytes) => sum + bytes, 0);

    expect(assets.size).toBeGreaterThan(0);
    expect(weight).toBeLessThan(80 * 1024);
  });
});

describe('before anything was imported', () => {
  const paths = ['/', '/cycles', '/sessions', '/reviews', '/reviews/new', '/coverage', '/issues'];
  const more = ['/rectifications', '/quality', '/opinions', '/contributions', '/appraisals'];

  it.each([...paths, ...more, '/dashboard', '/reports', '/archive'])(
    '%s says what to import first, and where to read how',
    async (path) => {
      const cookie = await signedIn(null);

      const page = await (await get(path, { cookie, 'accept-language': 'en' })).text();

      expect(page).toContain('First import the cycle sheet and the roster');
      expect(page).toContain('href="/imports#guide-title"');
      expect(page).not.toContain('<table');
    },
  );

  it('a member without a post is told whom to ask', async () => {
    const page = await (await get('/', { cookie: await signedIn() })).text();

    expect(page).toContain('请领导小组或系统管理员先导入');
    expect(page).not.toContain('href="/imports#guide-title"');
  });

  it('a page that is not there stays not there', async () => {
    const cookie = await signedIn();

    const answer = await get('/dashboard', { cookie });

    expect([answer.status, (await answer.text()).includes('先导入活动信息')]).toEqual([404, false]);
  });
});

describe('for everyone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const looks = ['/', '/sign-in', '/no-such-page'].flatMap((path) =>
    ([320, 1280] as const).flatMap((width) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        (['standard', 'large'] as const).map((type) => ({ path, width, colorScheme, type })),
      ),
    ),
  );

  it.each(looks)('$path is accessible: $width px, $colorScheme, $type type', async (look) => {
    const url = `http://127.0.0.1:${port}`;
    const context = await browser.newContext({
      viewport: { width: look.width, height: 800 },
      colorScheme: look.colorScheme,
    });
    await context.addCookies([{ name: 'pingtai_type', value: look.type, url }]);
    if (look.path === '/') {
      const value = (await signedIn()).replace('pingtai_session=', '');
      await context.addCookies([{ name: 'pingtai_session', value, url }]);
    }
    const page = await context.newPage();
    await page.goto(url + look.path);

    const { violations } = await new AxeBuilder({ page }).analyze();
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');

    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
    await context.close();
  });
});

async function aCode(): Promise<string> {
  const { application, operator, tenantId } = village;
  const { door } = application;
  const branch = { parentId: null, kind: 'root', name: '第一党支部' } as const;
  const unit = await door.act('organisations.register', branch, caller());
  if (!unit.ok) throw new Error(unit.refusal.code);
  const { organisationId } = unit.value;
  const person = await door.act('people.admit', { organisationId, name: '李秀英' }, caller());
  if (!person.ok) throw new Error(person.refusal.code);
  return application.signIn.issueCode(tenantId, person.value.personId);

  function caller() {
    return { scope: operator, intent: newIntent() };
  }
}

/** As a member without a post; with `null` as the operator who sets everything up. */
async function signedIn(who?: null): Promise<string> {
  const { application, tenantId } = village;
  const code = who === null ? await application.signIn.issueCode(tenantId, null) : await aCode();
  const answer = await post('/sign-in?/code', { code });
  return cookiePair(answer.headers.get('set-cookie') ?? '');
}

function cookiePair(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? '';
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: 'manual' });
}

function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const origin = `http://127.0.0.1:${port}`;
  return fetch(origin + path, form(fields, { origin, ...headers }));
}

function form(fields: Record<string, string>, more: Record<string, string>): RequestInit {
  const headers = { accept: 'text/html', ...more };
  return { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' };
}
