import { X509Certificate } from 'node:crypto';
import type { Server } from 'node:http';
import { fingerprintOf, readOwnAuthority } from '#server/platform/certificates/own-certificate.ts';
import { SecureServer } from '#server/platform/certificates/secure-server.ts';
import {
  type CertificateSource,
  readServedCertificate,
} from '#server/platform/certificates/served-certificate.ts';
import type { Config } from '#server/platform/config.ts';
import type { FailureLog } from './failure-log.ts';
import { trustAddressOf } from './sign-in-links.ts';
import { say, warn } from './speak.ts';

const EVERY_MS = 60_000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Takes up a renewed certificate without a restart, and renews the own one. */
export function keepCertificate(server: Server, { web }: Config, log: FailureLog): void {
  if (!web.certificate || !(server instanceof SecureServer)) return;
  warnOfEnd(server.served.certificate);
  const look = certificateWatch(server, web.certificate, log);
  setInterval(() => void look(new Date()), EVERY_MS).unref();
}

/**
 * One look at the files. They are read whole, since a renewal may come as a link that points elsewhere; half of
 * one is left for the next look, and logged once.
 */
export function certificateWatch(
  server: SecureServer,
  source: CertificateSource,
  log: Pick<FailureLog, 'failure'>,
): (now: Date) => Promise<void> {
  let isMissed = false;
  return async (now) => {
    try {
      const found = await readServedCertificate(source, now);
      if (JSON.stringify(found) !== JSON.stringify(server.served)) server.use(found);
      isMissed = false;
    } catch (error) {
      if (!isMissed) log.failure(error);
      isMissed = true;
    }
  };
}

function warnOfEnd(certificate: string): void {
  const { validToDate } = new X509Certificate(certificate);
  if (+validToDate - Date.now() > WEEK_MS) return;
  const day = validToDate.toISOString().slice(0, 10);
  warn({
    zh: `证书有效期到 ${day}，到期后浏览器会拦截。请尽快换新的。`,
    en: `The certificate is valid until ${day}; afterwards browsers stop people. Renew it soon.`,
  });
}

/** Where the own certificate is used, phones have to trust its authority first. */
export function sayHowToTrust(config: Config, port: number): void {
  const { certificate } = config.web;
  const authority = certificate?.kind === 'own' && readOwnAuthority(certificate.dataFolder);
  if (!authority) return;
  say({
    zh: `手机第一次用，先打开下面的地址装证书。在本机打开 http://localhost:${port}/ 可以打印张贴；指纹 SHA-256：${fingerprintOf(authority)}`,
    en: '(phones open the address below first, to trust the certificate; open that one here to print a sheet for the wall)',
  });
  process.stdout.write(`\n    ${trustAddressOf(config, port)}\n\n`);
}
