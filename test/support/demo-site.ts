import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { createApi } from '#api/api.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import { headsOf } from '#server/people/heads.ts';
import type { ServedCertificate } from '#server/platform/certificates/served-certificate.ts';
import { createWebServer, loadKitHandler } from '#server/platform/web-server.ts';
import { openBrowser } from './browser.ts';
import { homeTrusting } from './trusting-home.ts';
import { openVillage, type Village } from './village.ts';

/** The whole application on a free port, over a test database that holds the demo village. */
export interface DemoSite {
  readonly origin: string;
  readonly village: Village;
  readonly tenantId: TenantId;
  /** The village's secretary, head of the leading group. */
  readonly secretary: { readonly personId: PersonId; readonly name: string };
  readonly browser: Browser;
  /** What the server reported as bugs. */
  readonly failures: unknown[];
  /** A browser of this person's own, signed in by the session cookie. */
  signedIn(options?: SignedInOptions): Promise<BrowserContext>;
  /** For requests without a browser: the value of the `cookie` header. */
  cookieOf(personId?: PersonId): Promise<string>;
  close(): Promise<void>;
}

export interface SignedInOptions extends BrowserContextOptions {
  readonly personId?: PersonId;
  readonly language?: 'zh-CN' | 'en';
  readonly type?: 'standard' | 'large';
}

/**
 * Over HTTPS with a certificate; its own authority is then one that the browser's user has installed.
 * Pages as `npm run build` left them in `build/`. The demo takes a few seconds: one site for a whole file.
 */
export async function openDemoSite({
  certificate,
}: { readonly certificate?: ServedCertificate } = {}): Promise<DemoSite> {
  const village = await openVillage();
  const { application } = village;
  const tenantId = await createDemo(application, resolve('example/village'));
  const secretary = await headsOf(application.pool, tenantId);
  if (!secretary) throw new Error('demo without a head of its leading group');
  const failures: unknown[] = [];
  const onFailure = (failure: unknown) => void failures.push(failure);
  const server = createWebServer({
    application,
    kitHandler: await loadKitHandler(resolve('build')),
    api: createApi({ application, version: '0.0.0', onFailure }),
    config: { certificate },
    onFailure,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sessionCookie = certificate ? '__Host-pingtai_session' : 'pingtai_session';
  const home = certificate?.authority && (await homeTrusting(certificate.authority));
  const browser = await openBrowser(home ? { home } : {});

  async function sessionOf(personId: PersonId = secretary?.personId as PersonId): Promise<string> {
    const code = await application.signIn.issueCode(tenantId, personId);
    const redeemed = await application.signIn.redeem(code);
    if (!redeemed.ok) throw new Error(redeemed.refusal.code);
    return redeemed.value;
  }

  return {
    origin,
    village,
    tenantId,
    secretary,
    browser,
    failures,
    signedIn: async ({ personId, language = 'zh-CN', type = 'standard', ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        locale: language,
        reducedMotion: 'reduce',
        ...options,
      });
      const cookie = (name: string, value: string) => ({ name, value, url: origin });
      await context.addCookies([
        cookie(sessionCookie, await sessionOf(personId)),
        cookie('pingtai_type', type),
      ]);
      return context;
    },
    cookieOf: async (personId) => `${sessionCookie}=${await sessionOf(personId)}`,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await village.close();
      if (home) await rm(home, { recursive: true });
    },
  };
}

/** What is to be read on the page, runs of white space as one blank. */
export async function wordsOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
}
