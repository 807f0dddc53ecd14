import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { createApi } from '#api/api.ts';
import type { Application } from '#server/application.ts';
import { createWebServer } from '#server/platform/web-server.ts';

export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; `undefined` when it is empty. */
  readonly body: unknown;
}

export interface ServedApi {
  readonly origin: string;
  /** What the server reported as bugs, with the id that the caller got. */
  readonly failures: { readonly error: unknown; readonly incident: string | undefined }[];
  ask(path: string, init?: RequestInit): Promise<Answered>;
  /** With a token, JSON both ways. */
  as(token: string): (path: string, body?: unknown, headers?: object) => Promise<Answered>;
  signIn(tenantId: TenantId, personId: PersonId | null): Promise<string>;
  close(): Promise<void>;
}

/** The API behind the real listener on a free port; pages are a stub. */
export async function serveApi(application: Application): Promise<ServedApi> {
  const failures: ServedApi['failures'] = [];
  const server = createWebServer({
    application,
    api: createApi({
      application,
      version: '0.0.0',
      onFailure: (error, incident) => failures.push({ error, incident }),
    }),
    kitHandler: (request, response) => request.resume().on('end', () => response.end('page')),
    config: {},
    onFailure: (error) => failures.push({ error, incident: undefined }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, init?: RequestInit) => answered(`${origin}${path}`, init);
  return {
    origin,
    failures,
    ask,
    as: (token) => (path, body, headers) =>
      ask(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    signIn: async (tenantId, personId) => {
      const code = await application.signIn.issueCode(tenantId, personId);
      const redeemed = await application.signIn.redeem(code);
      if (!redeemed.ok) throw new Error(redeemed.refusal.code);
      return redeemed.value;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answered(address: string, init?: RequestInit): Promise<Answered> {
  const response = await fetch(address, init);
  const text = await response.text();
  const type = response.headers.get('content-type');
  const body: unknown = type?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, type, headers: response.headers, text, body };
}
