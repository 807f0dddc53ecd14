import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const unpacked = resolve('.cache/chromium-153.0.0');

/** A page that a test opens must not make the browser talk to anyone but the test's server. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/**
 * Headless Chromium out of its npm package; nothing is downloaded, no system library is needed. Certificates are
 * checked; with a `home` its store counts.
 */
export async function openBrowser({ home = unpacked } = {}): Promise<Browser> {
  if (!existsSync(unpacked)) await unpackOnce();
  return chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--headless=shell'],
    chromiumSandbox: false,
    env: {
      PATH: '/usr/bin:/bin',
      HOME: home,
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_PATH: fonts(),
    },
  });
}

/**
 * The system's fonts where there are any (Chinese glyphs with `fonts-noto-cjk`), so that
 * screenshots look as people see them; else the few Latin ones of the package.
 */
function fonts(): string {
  return existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : join(unpacked, 'fonts');
}

/** Two workers may unpack at once; only a whole folder is ever renamed into place. */
async function unpackOnce(): Promise<void> {
  await mkdir(resolve('.cache'), { recursive: true });
  const draft = await mkdtemp(`${unpacked}.draft-`);
  const before = { ...process.env };
  // The package unpacks into the temporary folder, with its own libraries only on "Lambda".
  Object.assign(process.env, { TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
  } finally {
    restore(before);
  }
  await rename(draft, unpacked).catch(() => rm(draft, { recursive: true, force: true }));
}

/** What the package put there would lead other programs, such as LibreOffice, to its libraries. */
function restore(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
}
