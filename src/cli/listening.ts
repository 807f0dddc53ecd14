import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createApi } from '#api/api.ts';
import {
  readServedCertificate,
  type ServedCertificate,
} from '#server/platform/certificates/served-certificate.ts';
import type { Config } from '#server/platform/config.ts';
import { createWebServer, type KitHandler } from '#server/platform/web-server.ts';
import type { FailureLog } from './failure-log.ts';
import { cloneFolder, type Opened } from './open-application.ts';
import { complain, type Sentence } from './speak.ts';
import { version } from './version.ts';

export const pagesFolder = join(cloneFolder, 'build');

/** Pages and API on the configured port; a sentence and `undefined` when that can't be. */
export async function listen(
  { application, config }: Opened,
  { log, pages }: { readonly log: FailureLog; readonly pages: KitHandler | undefined },
): Promise<Server | undefined> {
  if (!pages) {
    complain(notBuilt);
    return undefined;
  }
  const certificate = await openCertificate(config);
  if (certificate === 'unusable') return undefined;
  const server = createWebServer({
    application,
    kitHandler: pages,
    api: createApi({ application, version, onFailure: log.failure }),
    config: { origin: config.web.origin, certificate },
    onFailure: log.failure,
  });
  server.listen(config.web.port, config.web.host);
  const failed = await Promise.race([
    once(server, 'listening').then(() => undefined),
    new Promise<NodeJS.ErrnoException>((resolve) => server.once('error', resolve)),
  ]);
  if (!failed) return server;
  complain(sentenceFor(failed, config));
  return undefined;
}

/** The settings were looked at before; what can be wrong here is the own certificate's file. */
async function openCertificate({
  web: { certificate },
}: Config): Promise<ServedCertificate | 'unusable' | undefined> {
  if (!certificate) return undefined;
  try {
    return await readServedCertificate(certificate, new Date());
  } catch {
    complain(unusableCertificate);
    return 'unusable';
  }
}

const unusableCertificate: Sentence = {
  zh: '证书读不出来，或者已经损坏。自己做的证书请用 pingtai own-certificate 重做一次；还不行，加 --new-authority。',
  en: 'The certificate can’t be read, or is damaged. Make your own one again with pingtai own-certificate; if that is not enough, add --new-authority.',
};

const notBuilt: Sentence = {
  zh: '网页还没有生成，或没有生成完整。请先运行 npm run build。',
  en: 'The pages are not built, or not wholly. Run npm run build first.',
};

function sentenceFor(error: NodeJS.ErrnoException, { web: { host, port } }: Config): Sentence {
  switch (error.code) {
    case 'EADDRINUSE':
      return {
        zh: `端口 ${port} 已被占用。请停止占用它的程序，或用 PINGTAI_PORT 换一个端口。`,
        en: `Port ${port} is taken. Stop the program that uses it, or choose another with PINGTAI_PORT.`,
      };
    case 'EACCES':
      return {
        zh: `没有权限使用端口 ${port}。请用 PINGTAI_PORT 换一个 1024 以上的端口。`,
        en: `Port ${port} needs more rights. Choose one above 1024 with PINGTAI_PORT.`,
      };
    default:
      return {
        zh: `不能在 ${host}:${port} 上监听。请检查 PINGTAI_HOST。`,
        en: `Cannot listen on ${host}:${port}. Check PINGTAI_HOST.`,
      };
  }
}
