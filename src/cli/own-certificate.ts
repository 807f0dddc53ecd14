import { isIP } from 'node:net';
import { Command, InvalidArgumentError } from 'commander';
import { canonicalName, isHostName } from '#server/platform/certificates/certificate-names.ts';
import {
  authorityCertificateFile,
  fingerprintOf,
  hasOwnCertificate,
  makeOwnCertificate,
  type OwnCertificate,
  type OwnCertificateRefusal,
  readOwnAuthority,
  readOwnCertificate,
} from '#server/platform/certificates/own-certificate.ts';
import { type Config } from '#server/platform/config.ts';
import { settings } from './open-application.ts';
import { complain, say, type Sentence } from './speak.ts';
import { trustAddressOf } from './sign-in-links.ts';

interface Options {
  readonly newAuthority?: true;
}

export const ownCertificateCommand = new Command('own-certificate')
  .description(
    '没有互联网时，自己签一张证书，让评台用 HTTPS · sign a certificate of our own, for HTTPS without Internet',
  )
  .argument(
    '[name...]',
    '主机名或地址；本机现有的会自动加上 · host names or addresses; those of this machine are added',
    hostName,
  )
  .option(
    '--new-authority',
    '签发机构也重做，手机要重新信任 · a new authority too; phones have to trust it anew',
  )
  .addHelpText(
    'after',
    `
机构十年有效，只能签本机、局域网和这里写的名称；证书 397 天有效，自动换新，网址变了也会换。
The authority lasts ten years and is good only for this machine, local networks and the names given here; the
certificate lasts 397 days and renews itself, also when the machine gets another address.`,
  )
  .action(async (names: readonly string[] | undefined, options: Options) => {
    const config = settings();
    if (config) await make(config, names ?? [], options).catch(complainOfFile);
  });

function hostName(text: string, before: readonly string[] = []): readonly string[] {
  const name = canonicalName(text);
  if (!isIP(name) && !isHostName(name)) throw new InvalidArgumentError('');
  return [...before, name];
}

async function make(
  config: Config,
  names: readonly string[],
  { newAuthority }: Options,
): Promise<void> {
  const { dataFolder } = config;
  const given = names.length > 0 ? names : formerNames(dataFolder);
  const wish = { given, now: new Date(), anew: newAuthority === true };
  const made = await makeOwnCertificate(dataFolder, wish);
  if (!made.ok) return complain(sentenceOf(made.refusal));
  tell(config, made.value);
}

function formerNames(dataFolder: string): readonly string[] {
  try {
    return hasOwnCertificate(dataFolder) ? readOwnCertificate(dataFolder).given : [];
  } catch {
    return [];
  }
}

function tell(config: Config, { names }: OwnCertificate): void {
  const { dataFolder, web } = config;
  const isUsed = web.certificate?.kind !== 'files' && web.origin === undefined;
  const certificate = isUsed ? ({ kind: 'own', dataFolder } as const) : undefined;
  say({
    zh: `证书做好了，能用的名称和地址：${names.join('、')}\n`,
    en: '(the certificate is made, for these names and addresses)',
  });
  say({
    zh: `手机要信任的文件：${authorityCertificateFile(dataFolder)}\nSHA-256 指纹：${fingerprintOf(readOwnAuthority(dataFolder) ?? '')}\n`,
    en: '(the file that phones must trust, and its fingerprint; announce it in the hall)',
  });
  say(certificate ? nextSteps({ ...config, web: { ...web, certificate } }) : unused);
}

const unused: Sentence = {
  zh: '现在不会用它：设置了 PINGTAI_TLS_CERTIFICATE 或 PINGTAI_ORIGIN。',
  en: 'It is not used now, since PINGTAI_TLS_CERTIFICATE or PINGTAI_ORIGIN is set.',
};

function nextSteps(config: Config): Sentence {
  const isAlone = ['127.0.0.1', '::1', 'localhost'].includes(config.web.host);
  const address = trustAddressOf(isAlone ? everywhere(config) : config);
  const host = isAlone ? 'PINGTAI_HOST=0.0.0.0 ' : '';
  return {
    zh: `重新启动后用 HTTPS：${host}npm start。手机先打开 ${address}，照着装证书。\n`,
    en: `Start again, with ${host}npm start: from then on it is HTTPS. Phones open ${address} first, and do what it says.`,
  };
}

function everywhere(config: Config): Config {
  return { ...config, web: { ...config.web, host: '0.0.0.0' } };
}

function sentenceOf(refused: OwnCertificateRefusal): Sentence {
  if (refused.code === 'authority-ends') {
    const day = refused.on.toISOString().slice(0, 10);
    return {
      zh: `签发机构有效到 ${day}，不能再签了。请加 --new-authority 重做，手机要重新信任。`,
      en: `The authority is valid until ${day} and signs no more. Add --new-authority; phones have to trust the new one.`,
    };
  }
  return {
    zh: `现有的签发机构不能签 ${refused.name}：它只管局域网的地址和当初写下的名称。请加 --new-authority 重做，手机要重新信任。公网地址（IP）请用正式的证书。`,
    en: `The authority may not sign for ${refused.name}, only for local addresses and the names that it was made with. Add --new-authority; phones have to trust the new one. For a public IP address use a certificate of a public authority.`,
  };
}

function complainOfFile(error: unknown): void {
  const isSystem = error instanceof Error && 'syscall' in error;
  complain(
    isSystem
      ? {
          zh: '数据文件夹写不了。请检查权限，或用 PINGTAI_DATA 换一个。',
          en: 'The data folder cannot be written. Check its permissions, or choose another with PINGTAI_DATA.',
        }
      : {
          zh: 'secrets/own-authority.json 已经损坏。请加 --new-authority 重做，手机要重新信任。',
          en: 'secrets/own-authority.json is damaged. Add --new-authority; phones have to trust the new one.',
        },
  );
}
