import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, request as sendPlain } from 'node:http';
import { request as sendSecure } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWebServer } from '../web-server.ts';
import { makeOwnCertificate } from './own-certificate.ts';
import { SecureServer } from './secure-server.ts';
import { readServedCertificate, type ServedCertificate } from './served-certificate.ts';

let folder: string;
let own: ServedCertificate;
let ca: string;
const running: SecureServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingtai-secure-'));
  await makeOwnCertificate(folder, { given: ['pt.example'], now: new Date() });
  own = await readServedCertificate({ kind: 'own', dataFolder: folder }, new Date());
  ca = own.authority ?? '';
});
afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(() => rm(folder, { recursive: true }));

const fingerprint = /([0-9A-F]{2}:){31}[0-9A-F]{2}/;

/** As an authority of the operator's would sign it: nothing to be trusted by hand. */
const ordinary = () => ({ certificate: own.certificate, key: own.key });

describe('a server with a certificate', () => {
  it('speaks HTTPS to whoever trusts its authority, and to nobody else', async () => {
    const { port } = await listen(own);

    const answer = await ask(port, { headers: { host: `localhost:${port}` } });

    expect(answer).toMatchObject({ status: 200, body: `page https localhost:${port}` });
    await expect(ask(port, { ca: undefined })).rejects.toThrow('unable to verify');
    await expect(ask(port, { servername: 'bank.example' })).rejects.toThrow('bank.example');
  });

  it('takes a form from its own pages, and none from their plain namesakes', async () => {
    const { port } = await listen(own);
    const post = (origin: string) =>
      ask(port, { method: 'POST', headers: { host: `localhost:${port}`, origin } });

    const answers = [
      await post(`https://localhost:${port}`),
      await post(`http://localhost:${port}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });

  it('speaks TLS 1.2 and 1.3, and nothing older', async () => {
    const { port } = await listen(own);
    const spoken = async (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') => {
      const socket = connectSecurely({
        port,
        ca,
        servername: 'localhost',
        minVersion: version,
        maxVersion: version,
      });
      const ended = await Promise.race([
        once(socket, 'secureConnect'),
        once(socket, 'error'),
      ]).catch(() => ['refused']);
      const protocol = ended.length > 0 ? 'refused' : (socket as TLSSocket).getProtocol();
      socket.destroy();
      return protocol;
    };

    expect(await spoken('TLSv1.3')).toBe('TLSv1.3');
    expect(await spoken('TLSv1.2')).toBe('TLSv1.2');
    expect(await spoken('TLSv1.1')).toBe('refused');
  });

  it.each([
    ['by a name', ordinary, 'pt.example', 'max-age=31536000'],
    ['by an address', ordinary, '127.0.0.1', undefined],
    ['as localhost', ordinary, 'localhost', undefined],
    ['with an own certificate', () => own, 'pt.example', undefined],
  ])(
    'insists on HTTPS for the future only where it will be there: %s',
    async (_, served, host, hsts) => {
      const { port } = await listen(served());

      const answer = await ask(port, { headers: { host: `${host}:${port}` } });

      expect(answer.headers['strict-transport-security']).toBe(hsts);
    },
  );

  it('takes up a renewed certificate, and keeps the former one when the new one is half', async () => {
    const { port, server } = await listen(own);
    const before = await ask(port, {});
    await makeOwnCertificate(folder, { given: [], now: new Date() });
    const renewed = await readServedCertificate({ kind: 'own', dataFolder: folder }, new Date());

    expect(() => server.use({ certificate: own.certificate, key: renewed.key })).toThrow();
    const between = await ask(port, {});
    server.use(renewed);
    const after = await ask(port, {});

    expect(between.serial).toBe(before.serial);
    expect(after.serial).not.toBe(before.serial);
  });

  it('stops even while somebody is connected and says nothing', async () => {
    const { port, server } = await listen(own);
    const silent = connect(port);
    await once(silent, 'connect');
    await ask(port, {});

    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();

    await closed;
    silent.destroy();
  });

  it('stands connections that break off or send nonsense', async () => {
    const { port } = await listen(own);
    for (const bytes of ['\x16\x03\x01\0\x05hello', '\0\0\0', 'GET / HTTP/1.1\r\nx y\r\n\r\n']) {
      const socket = connect(port).on('error', () => undefined);
      socket.write(bytes);
      socket.resume();
      await once(socket, 'close');
    }
    const gone = connect(port).on('error', () => undefined);
    await once(gone, 'connect');
    gone.resetAndDestroy();

    expect((await ask(port, {})).status).toBe(200);
  });
});

describe('plain HTTP on the encrypted port', () => {
  it('leads to the same page over HTTPS', async () => {
    const { port } = await listen(ordinary());

    const answer = await askPlainly(port, { path: '/sign-in?code=a', host: `PT.example:${port}` });

    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`https://pt.example:${port}/sign-in?code=a`);
  });

  it('with an own certificate gives the authority, how to trust it, and the way on', async () => {
    const { port } = await listen(own);

    const page = await askPlainly(port, { path: '/i', host: `pt.example:${port}` });
    const file = await askPlainly(port, { path: '/pingtai-authority.crt' });

    expect(page.status).toBe(200);
    expect(page.body).toContain('href="/pingtai-authority.crt"');
    expect(page.body).toContain(`href="https://pt.example:${port}/i"`);
    expect(page.body).toContain(`<code>http://pt.example:${port}/</code>`);
    expect(page.body).not.toMatch(fingerprint);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(file.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(file.body).toBe(ca);
  });

  it('on the machine itself is the sheet for the wall: what phones can reach, and the fingerprint', async () => {
    const { port } = await listen(own);

    const { body } = await askPlainly(port, { host: `localhost:${port}` });

    expect(body).toContain(`<code>http://pt.example:${port}/</code>`);
    expect(body).toMatch(fingerprint);
  });

  it.each([
    ['a form', { method: 'POST' }, 403],
    ['a host that is none', { host: 'a b' }, 400],
    ['another server’s address', { path: 'http://evil.example/' }, 400],
  ])('takes no %s', async (_, asked, status) => {
    for (const served of [own, ordinary()]) {
      const { port } = await listen(served);

      expect((await askPlainly(port, asked)).status).toBe(status);
    }
  });

  it('shows nothing that somebody else put into the address', async () => {
    const { port } = await listen(own);

    const { body } = await askPlainly(port, { path: `/x"><script>alert(1)</script>?'` });

    expect(body).not.toMatch(/<script|"><s|'>/);
  });
});

async function listen(
  served: ServedCertificate,
): Promise<{ readonly port: number; readonly server: SecureServer }> {
  const server = createWebServer({
    application: {},
    kitHandler: ({ headers }, response) =>
      response.end(`page ${headers['x-pingtai-protocol']} ${headers['x-pingtai-host']}`),
    api: async () => ({ status: 200, headers: {}, body: '' }),
    config: { certificate: served },
  });
  if (!(server instanceof SecureServer)) throw new Error('not encrypted');
  running.push(server);
  server.listen(0);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly serial?: string;
}

function ask(port: number, options: object): Promise<Answer> {
  const request = sendSecure({
    port,
    ca,
    servername: 'localhost',
    agent: false,
    ...options,
  });
  return answered(request);
}

function askPlainly(
  port: number,
  { host = `localhost:${port}`, ...options }: { host?: string; path?: string; method?: string },
): Promise<Answer> {
  return answered(sendPlain({ port, agent: false, headers: { host }, ...options }));
}

async function answered(request: ReturnType<typeof sendPlain>): Promise<Answer> {
  request.end();
  const [response] = await once(request, 'response');
  const socket = response.socket as TLSSocket;
  const serial = socket.getPeerCertificate?.().serialNumber;
  let body = '';
  for await (const part of response) body += part;
  return { status: response.statusCode, headers: response.headers, body, serial };
}
