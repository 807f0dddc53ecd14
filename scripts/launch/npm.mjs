import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { knownFailure, lastLines, LaunchFailure } from './progress.mjs';

/** Runs npm without any package's install script; what it says is shown only when it fails. */
export function npm(folder, ...options) {
  const [command, ...before] = npmCommand();
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  const ran = spawnSync(command, [...before, ...options, ...quiet], {
    cwd: folder,
    env: npmEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ran.error?.code === 'ENOENT') throw noNpm();
  if (ran.signal) throw interrupted();
  if (ran.status !== 0) {
    const said = `${ran.stdout}${ran.stderr}${ran.error ?? ''}`;
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
