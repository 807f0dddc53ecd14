import { once } from 'node:events';
import { request as send, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { attachedApplication } from './request-application.ts';
import { createWebServer, type WebServerConfig } from './web-server.ts';

const running: Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

describe('one instance of the application', () => {
  it('reaches pages as the very object that was handed over', async () => {
    const application = { pool: 'the only one' };
    const seen: unknown[] = [];
    const port = await listen({}, application, seen);

    await ask(port, {});
    await ask(port, {});

    expect(seen).toEqual([application, application]);
    expect(seen.every((one) => one === application)).toBe(true);
  });

  it('is missed loudly by a request that came another way', () => {
    expect(() => attachedApplication({})).toThrow(/createWebServer/);
  });
});

describe('a form POST', () => {
  it.each([
    ['localhost', {}, 'localhost:PORT', 'http://localhost:PORT', {}, 200],
    ['127.0.0.1', {}, '127.0.0.1:PORT', 'http://127.0.0.1:PORT', {}, 200],
    ['a host name', {}, 'Village.lan:PORT', 'http://village.lan:PORT', {}, 200],
    ['another port', {}, 'localhost:PORT', 'http://localhost:1', {}, 403],
    ['a foreign site', {}, 'localhost:PORT', 'https://evil.example', {}, 403],
    ['a hidden origin', {}, 'localhost:PORT', 'null', {}, 403],
    ['a proxy', proxied(), 'pt.example', 'https://pt.example', via(), 200],
    ['a proxy that rewrites Host', proxied(), '127.0.0.1:PORT', 'https://pt.example', via(), 200],
    ['a foreign site by the proxy', proxied(), 'pt.example', 'https://evil.example', via(), 403],
    [
      'the machine itself, past the proxy',
      proxied(),
      'localhost:PORT',
      'http://localhost:PORT',
      {},
      200,
    ],
    ['a host that is none', {}, 'a b', 'http://localhost:PORT', {}, 400],
  ] as const)('from %s', async (_, config, host, origin, more, status) => {
    const port = await listen(config);
    const headers = { host: on(port, host), origin: on(port, origin), ...more };

    const answer = await ask(port, { method: 'POST', headers });

    expect(answer.status).toBe(status);
  });

  it.each([
    ['nothing', {}, 403],
    ['its own pages', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a foreign site by both names', { 'sec-fetch-site': 'same-origin', origin: 'http://x' }, 403],
    ['nothing, but a bearer token', { authorization: 'Bearer t' }, 200],
    ['nothing, but a password of the proxy', { authorization: 'Basic t' }, 403],
  ] as const)('with a session that names %s as where it comes from', async (_, more, status) => {
    const port = await listen({});
    const cookies = ['a=1; pingtai_session=s', '__Host-pingtai_session=s'];

    const answers = cookies.flatMap((cookie) =>
      ['/reviews', '/api/reviews'].map((path) =>
        ask(port, { method: 'POST', path, headers: { cookie, ...more } }),
      ),
    );

    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual(
      Array(4).fill(status),
    );
  });

  it('without any session need not say where it comes from', async () => {
    const port = await listen({});

    expect((await ask(port, { method: 'POST', headers: { cookie: 'a=1' } })).status).toBe(200);
  });

  it('tells Kit the origin and overwrites what the client claims', async () => {
    const port = await listen(proxied());

    const answer = await ask(port, {
      headers: {
        host: 'pt.example',
        'x-pingtai-protocol': 'gopher',
        'x-pingtai-host': 'evil.example',
      },
    });

    expect(answer.body).toBe('page https pt.example');
  });
});

describe('a body', () => {
  const hundredKilobytes = 100 * 1024;

  it.each([
    ['/reviews', 5 * hundredKilobytes, 200],
    ['/reviews', 6 * hundredKilobytes, 413],
    ['/imports', 200 * hundredKilobytes, 200],
    ['/imports/new', 200 * hundredKilobytes, 200],
    ['/imports', 300 * hundredKilobytes, 413],
    ['/importsomething', 6 * hundredKilobytes, 413],
    ['/api/reviews', 6 * hundredKilobytes, 413],
  ])('to %s of %d bytes', async (path, bytes, status) => {
    const port = await listen({});

    const answer = await ask(port, { method: 'POST', path, body: Buffer.alloc(bytes) });

    expect(answer.status).toBe(status);
  });

  it('of undeclared length is refused', async () => {
    const port = await listen({});

    const answer = await ask(port, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } });

    expect(answer.status).toBe(411);
  });
});

describe('the API', () => {
  it('answers under /api and nowhere else', async () => {
    const port = await listen({});

    expect((await ask(port, { path: '/api/cycles' })).body).toBe('api /api/cycles');
    expect((await ask(port, { path: '/apiary' })).body).toMatch(/^page/);
  });

  it('refuses a browser on a foreign site', async () => {
    const port = await listen({});

    const answer = await ask(port, {
      method: 'POST',
      path: '/api/reviews',
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    });

    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });
});

describe('a method that is served nowhere', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/api/reviews', 'application/problem+json'],
  ])('is refused in a sentence at %s', async (path, type) => {
    const failures: unknown[] = [];
    const port = await listen({}, {}, [], failures);

    const answer = await ask(port, { method: 'TRACE', path });

    expect([answer.status, answer.headers['content-type']]).toEqual([501, type]);
    expect(answer.body).toContain('本系统不接受这种请求方式');
    expect(failures).toEqual([]);
  });

  it('is refused too when it asks for a tunnel', async () => {
    const port = await listen({});
    const outgoing = send({ port, host: '127.0.0.1', method: 'CONNECT', path: 'evil.example:443' });
    outgoing.end();

    const [answer] = await once(outgoing, 'connect');

    expect(answer.statusCode).toBe(501);
  });
});

describe('every answer', () => {
  it('carries the safety headers', async () => {
    const port = await listen({});

    const { headers } = await ask(port, {});

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

function proxied(): WebServerConfig {
  return { origin: 'https://pt.example' };
}

function via(): Record<string, string> {
  return { 'x-forwarded-for': '192.0.2.7' };
}

function on(port: number, text: string): string {
  return text.replace('PORT', String(port));
}

async function listen(
  config: WebServerConfig,
  application: object = {},
  seen: unknown[] = [],
  failures: unknown[] = [],
): Promise<number> {
  const server = createWebServer({
    application,
    config,
    onFailure: (failure) => failures.push(failure),
    api: async ({ pathname }) => ({ status: 200, headers: {}, body: `api ${pathname}` }),
    kitHandler: (request, response) => {
      seen.push(attachedApplication(request));
      const { 'x-pingtai-protocol': protocol, 'x-pingtai-host': host } = request.headers;
      request.resume().on('end', () => response.end(`page ${protocol} ${host}`));
    },
  });
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

async function ask(
  port: number,
  asked: Asked,
): Promise<{ status: number | undefined; body: string; headers: IncomingHttpHeaders }> {
  const { method, path, body } = asked;
  const declared = body ? { 'content-length': String(body.length) } : {};
  const headers = { ...declared, ...asked.headers };
  const outgoing = send({ port, host: '127.0.0.1', method, path, headers });
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return {
    status: answer.statusCode,
    body: Buffer.concat(chunks).toString(),
    headers: answer.headers,
  };
}
