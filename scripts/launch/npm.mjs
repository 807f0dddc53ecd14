import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { knownFailure, lastLines, LaunchFailure } from './progress.mjs';
import { quietRun } from './quiet-run.mjs';

/** npm's own patience with a registry that can't be reached is several minutes. */
const patience = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=3000',
];

/** Runs npm without any package's install script; what it says is shown only when it fails. */
export async function npm(folder, ...options) {
  const [command, ...before] = npmCommand();
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  const all = [...before, ...options, ...quiet, ...patience];
  const ran = await quietRun(command, all, { cwd: folder, env: npmEnvironment() });
  if (ran.error?.code === 'ENOENT') throw noNpm();
  if (ran.signal !== null || ran.code > 128) throw interrupted();
  if (ran.code !== 0) {
    const said = `${ran.said}${ran.error ?? ''}`;
    throw knownFailure(said) ?? installFailed(said);
  }
}

/** The npm that started us, run by our own Node; else the one on the path. */
function npmCommand() {
  const script = process.env['npm_execpath'];
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

/** npm needs a cache folder: in the clone when the home folder can't be written. */
function npmEnvironment() {
  const { npm_config_cache: chosen } = process.env;
  const usual = chosen ?? join(homedir(), '.npm');
  const npm_config_cache = isWritable(usual) ? usual : join(cache, 'npm');
  return { ...process.env, npm_config_cache, npm_config_loglevel: 'error' };
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function noNpm() {
  return new LaunchFailure(
    '没有找到 npm。请安装 npm（Debian：apt install npm）后再运行。',
    'npm was not found. Install it (Debian: apt install npm) and run the command again.',
  );
}

function interrupted() {
  return new LaunchFailure('安装被中断。再运行一次即可。', 'Interrupted. Run the command again.');
}

function installFailed(said) {
  return new LaunchFailure('安装没有成功。', 'The installation failed.', lastLines(said));
}
