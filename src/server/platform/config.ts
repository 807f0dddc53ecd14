import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { accept, refuse, type Result } from '#core/kernel/result.ts';
import {
  type CertificateProblem,
  certificateProblemOf,
  type CertificateSource,
} from './certificates/served-certificate.ts';
import { hasOwnCertificate } from './certificates/own-certificate.ts';
import { type EncryptionProblem, encryptionProblemOf } from './database/encryption.ts';

/** Everything that an operator can set, read once at the start. */
export type Config = {
  readonly web: {
    readonly host: string;
    readonly port: number;
    /** The address that people type, when a proxy stands in front: `https://pingtai.example`. */
    readonly origin: string | undefined;
    /** HTTPS by this server itself; without it plain HTTP. */
    readonly certificate: CertificateSource | undefined;
  };
  readonly database:
    | { readonly kind: 'private' }
    | {
        readonly kind: 'server';
        /** The owner: creates tables and roles. */
        readonly ownerUrl: string;
        /** A login that is neither owner nor superuser; made by the migrations when not named. */
        readonly applicationUrl: string | undefined;
      };
  /** IANA name; the organisation's days begin at its midnight. */
  readonly timeZone: string;
  /** Absolute. Holds the private database and the log key. */
  readonly dataFolder: string;
};

export type ConfigRefusal = {
  readonly code: 'wrong-setting';
  readonly variable: string;
  readonly zh: string;
  readonly en: string;
};

/** Where the program stands; an argument so that a test can be anyone anywhere. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of the clone. */
  readonly clone: string;
  readonly isRoot: boolean;
};

export function surroundings(clone: string): Surroundings {
  return { environment: process.env, clone, isRoot: process.getuid?.() === 0 };
}

const url = (protocols: RegExp) => z.url({ protocol: protocols, normalize: false });
const path = z.string().max(4096);
const postgresUrl = url(/^postgres(ql)?$/).optional();

const Settings = z.object({
  PINGTAI_HOST: z.union([z.ipv4(), z.ipv6(), z.hostname()]).default('127.0.0.1'),
  PINGTAI_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(65_535))
    .default(7280),
  PINGTAI_ORIGIN: url(/^https?$/)
    .refine((text) => URL.canParse(text) && new URL(text).origin === text)
    .optional(),
  PINGTAI_TLS_CERTIFICATE: path.optional(),
  PINGTAI_TLS_KEY: path.optional(),
  PINGTAI_DATA: path.optional(),
  PINGTAI_TIME_ZONE: z.string().refine(isTimeZone).default('Asia/Shanghai'),
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
});

type Variable = keyof z.infer<typeof Settings>;

const sentences: Readonly<Record<Variable, { readonly zh: string; readonly en: string }>> = {
  PINGTAI_HOST: {
    zh: 'PINGTAI_HOST 应当是网络地址或主机名，例如 127.0.0.1。',
    en: 'PINGTAI_HOST should be a network address or host name, such as 127.0.0.1.',
  },
  PINGTAI_PORT: {
    zh: 'PINGTAI_PORT 应当是 0 到 65535 的整数，例如 7280。',
    en: 'PINGTAI_PORT should be a whole number from 0 to 65535, such as 7280.',
  },
  PINGTAI_ORIGIN: {
    zh: 'PINGTAI_ORIGIN 应当是只含协议、主机和端口的网址，例如 https://pingtai.example。',
    en: 'PINGTAI_ORIGIN should be an address of scheme, host and port only, such as https://pingtai.example.',
  },
  PINGTAI_TLS_CERTIFICATE: {
    zh: 'PINGTAI_TLS_CERTIFICATE 和 PINGTAI_TLS_KEY 要一起设置：证书和私钥两个文件（PEM 格式）的路径。',
    en: 'PINGTAI_TLS_CERTIFICATE and PINGTAI_TLS_KEY go together: the paths of certificate and private key, two files in PEM.',
  },
  PINGTAI_TLS_KEY: {
    zh: 'PINGTAI_TLS_KEY 和 PINGTAI_TLS_CERTIFICATE 要一起设置：私钥和证书两个文件（PEM 格式）的路径。',
    en: 'PINGTAI_TLS_KEY and PINGTAI_TLS_CERTIFICATE go together: the paths of private key and certificate, two files in PEM.',
  },
  PINGTAI_TIME_ZONE: {
    zh: 'PINGTAI_TIME_ZONE 应当是时区名称，例如 Asia/Shanghai。',
    en: 'PINGTAI_TIME_ZONE should be the name of a time zone, such as Asia/Shanghai.',
  },
  PINGTAI_DATA: {
    zh: 'PINGTAI_DATA 应当是一个文件夹的路径。',
    en: 'PINGTAI_DATA should be the path of a folder.',
  },
  DATABASE_URL: {
    zh: 'DATABASE_URL 应当形如 postgresql://用户:密码@主机:5432/库名。',
    en: 'DATABASE_URL should look like postgresql://user:password@host:5432/database.',
  },
  DATABASE_APP_URL: {
    zh: 'DATABASE_APP_URL 应当形如 postgresql://用户:密码@主机:5432/库名，并与 DATABASE_URL 一起设置。',
    en: 'DATABASE_APP_URL should look like postgresql://user:password@host:5432/database, and needs DATABASE_URL beside it.',
  },
};

/** An empty value counts as not set. Values are never repeated in a refusal: they hold passwords. */
export function readConfig(around: Surroundings): Result<Config, ConfigRefusal> {
  const set = Object.entries(around.environment).filter(([, value]) => value?.trim());
  const parsed = Settings.safeParse(Object.fromEntries(set));
  if (!parsed.success) return refuse(refusalOf(firstVariable(parsed.error)));

  const settings = parsed.data;
  if (settings.DATABASE_APP_URL !== undefined && settings.DATABASE_URL === undefined) {
    return refuse(refusalOf('DATABASE_APP_URL'));
  }
  for (const variable of ['DATABASE_URL', 'DATABASE_APP_URL'] as const) {
    const problem = encryptionProblemOf(settings[variable] ?? 'postgresql:///');
    if (problem) return refuse(wrongEncryption(variable, problem));
  }
  const dataFolder = resolve(around.clone, settings.PINGTAI_DATA ?? defaultDataFolder(around));
  const certificate = certificateOf(settings, { clone: around.clone, dataFolder });
  if (!certificate.ok) return certificate;
  return accept(
    Object.freeze({
      web: Object.freeze({
        host: settings.PINGTAI_HOST,
        port: settings.PINGTAI_PORT,
        origin: settings.PINGTAI_ORIGIN,
        certificate: Object.freeze(certificate.value),
      }),
      database: Object.freeze(databaseOf(settings)),
      timeZone: settings.PINGTAI_TIME_ZONE,
      dataFolder,
    }),
  );
}

/**
 * The files that are named; else the own certificate where one was made, but not behind a proxy, which would not
 * trust it.
 */
function certificateOf(
  settings: z.infer<typeof Settings>,
  { clone, dataFolder }: { readonly clone: string; readonly dataFolder: string },
): Result<CertificateSource | undefined, ConfigRefusal> {
  const { PINGTAI_TLS_CERTIFICATE: certificate, PINGTAI_TLS_KEY: key, PINGTAI_ORIGIN } = settings;
  if (certificate === undefined && key === undefined) {
    const isUsed = PINGTAI_ORIGIN === undefined && hasOwnCertificate(dataFolder);
    return accept(isUsed ? { kind: 'own', dataFolder } : undefined);
  }
  if (certificate === undefined) return refuse(refusalOf('PINGTAI_TLS_KEY'));
  if (key === undefined) return refuse(refusalOf('PINGTAI_TLS_CERTIFICATE'));
  if (PINGTAI_ORIGIN?.startsWith('http:')) return refuse(originWithoutTls);
  const files = { certificate: resolve(clone, certificate), key: resolve(clone, key) };
  const problem = certificateProblemOf(files.certificate, files.key);
  return problem ? refuse(wrongCertificate(problem)) : accept({ kind: 'files', ...files });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function databaseOf(settings: z.infer<typeof Settings>): Config['database'] {
  if (settings.DATABASE_URL === undefined) return { kind: 'private' };
  const { DATABASE_URL: ownerUrl, DATABASE_APP_URL: applicationUrl } = settings;
  return { kind: 'server', ownerUrl, applicationUrl };
}

/** A clone in root's own home can't be reached by the database's user, so root's data lies outside. */
function defaultDataFolder({ clone, isRoot }: Surroundings): string {
  if (!isRoot) return join(clone, 'data');
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 8);
  return join('/var/lib/pingtai', `${basename(clone)}-${hash}`);
}

function firstVariable(error: z.ZodError): Variable {
  return Settings.keyof().parse(error.issues[0]?.path[0]);
}

function refusalOf(variable: Variable): ConfigRefusal {
  return { code: 'wrong-setting', variable, ...sentences[variable] };
}

const encryptionSentences: Readonly<
  Record<EncryptionProblem, (variable: Variable) => { readonly zh: string; readonly en: string }>
> = {
  'unknown-mode': (variable) => ({
    zh: `${variable} 里的 sslmode 只能是 disable（不加密）、require（加密）、verify-ca 或 verify-full（加密并核对证书）。allow、prefer 会悄悄退回不加密，所以不接受。`,
    en: `sslmode in ${variable} may be disable (no encryption), require (encrypted), verify-ca or verify-full (encrypted, certificate checked). allow and prefer could silently fall back to no encryption, so they are refused.`,
  }),
  'authority-unused': (variable) => ({
    zh: `${variable} 里写了 sslrootcert，却没有加密，证书不会核对。请加上 sslmode=verify-full，或者去掉 sslrootcert。`,
    en: `${variable} names an sslrootcert but asks for no encryption, so nothing would be checked. Add sslmode=verify-full, or leave sslrootcert out.`,
  }),
  'authority-unreadable': (variable) => ({
    zh: `${variable} 里 sslrootcert 指的文件读不到，或者不是 PEM 格式的证书。请写证书机构证书的完整路径。`,
    en: `The file that sslrootcert in ${variable} names can't be read, or is no certificate in PEM. Give the full path of the authority's certificate.`,
  }),
};

function wrongEncryption(variable: Variable, problem: EncryptionProblem): ConfigRefusal {
  return { code: 'wrong-setting', variable, ...encryptionSentences[problem](variable) };
}

const certificateSentences: Readonly<
  Record<CertificateProblem, Omit<ConfigRefusal, 'code'> & { readonly variable: Variable }>
> = {
  'certificate-unreadable': {
    variable: 'PINGTAI_TLS_CERTIFICATE',
    zh: 'PINGTAI_TLS_CERTIFICATE 指的文件读不到，或者不是 PEM 格式的证书。请写完整路径，并让运行评台的用户能读。',
    en: 'The file that PINGTAI_TLS_CERTIFICATE names can’t be read, or is no certificate in PEM. Give its full path, and let the user that runs Pingtai read it.',
  },
  'key-unreadable': {
    variable: 'PINGTAI_TLS_KEY',
    zh: 'PINGTAI_TLS_KEY 指的文件读不到，或者不是 PEM 格式、不带口令的私钥。请写完整路径，并让运行评台的用户能读。',
    en: 'The file that PINGTAI_TLS_KEY names can’t be read, or is no private key in PEM without a passphrase. Give its full path, and let the user that runs Pingtai read it.',
  },
  'key-open-to-all': {
    variable: 'PINGTAI_TLS_KEY',
    zh: 'PINGTAI_TLS_KEY 指的私钥谁都能读。请用 chmod 600 只留给运行评台的用户。',
    en: 'Everyone may read the private key that PINGTAI_TLS_KEY names. Leave it to the user that runs Pingtai, with chmod 600.',
  },
  'not-matching': {
    variable: 'PINGTAI_TLS_KEY',
    zh: 'PINGTAI_TLS_KEY 的私钥和 PINGTAI_TLS_CERTIFICATE 的证书不是一对。证书文件里，本站的证书要排在最前面。',
    en: 'The key of PINGTAI_TLS_KEY does not belong to the certificate of PINGTAI_TLS_CERTIFICATE. In that file the certificate of this site comes first.',
  },
};

function wrongCertificate(problem: CertificateProblem): ConfigRefusal {
  return { code: 'wrong-setting', ...certificateSentences[problem] };
}

const originWithoutTls: ConfigRefusal = {
  code: 'wrong-setting',
  variable: 'PINGTAI_ORIGIN',
  zh: 'PINGTAI_ORIGIN 以 http: 开头，可是 PINGTAI_TLS_CERTIFICATE 让评台用 HTTPS。请改成 https: 开头，或者不设 PINGTAI_ORIGIN。',
  en: 'PINGTAI_ORIGIN begins with http:, but PINGTAI_TLS_CERTIFICATE makes Pingtai speak HTTPS. Let it begin with https:, or leave PINGTAI_ORIGIN out.',
};
