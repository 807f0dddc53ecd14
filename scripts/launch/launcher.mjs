import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { clone } from './paths.mjs';
import { knownFailure, LaunchFailure } from './progress.mjs';
import { ensureBuild, ensureNode, ensurePackages } from './steps.mjs';

const main = 'src/cli/pingtai.ts';

/** What each command runs once Node and the packages are there, and whether it needs the pages. */
const commands = {
  start: { script: main, before: ['start'], pages: true },
  bench: { script: main, before: ['bench'], pages: true },
  test: { script: 'scripts/test.mjs', before: [], pages: true },
  check: { script: 'scripts/check.mjs', before: [], pages: false },
};

export async function launch([command, ...rest]) {
  try {
    const bin = await ensureNode();
    if (bin === undefined) await runHere(command, rest);
    else runUnder(bin, [command, ...rest]);
  } catch (error) {
    const known = error instanceof LaunchFailure ? error : knownFailure(String(error?.code));
    process.stderr.write(`${known?.message ?? error?.stack}\n`);
    process.exitCode = 1;
  }
}

async function runHere(command, rest) {
  if (command === 'run' && rest.length > 0) {
    await ensurePackages();
    const [file, ...options] = rest;
    return become([resolve(file), ...options]);
  }
  if (command === 'build') {
    await ensurePackages();
    return await ensureBuild();
  }
  if (!Object.hasOwn(commands, command ?? '')) throw unknownCommand();

  const { script, before, pages } = commands[command];
  await ensurePackages();
  if (pages) await ensureBuild();
  return become([join(clone, script), ...before, ...rest]);
}

/** A small machine: an import of 10,000 rows leaves less garbage standing, a request costs the same. */
const modestMemory = ['--max-semi-space-size=8'];

/** The command takes the launcher's place: same process, so signals and memory are its own. */
function become(options) {
  process.chdir(clone);
  process.execve(process.execPath, [process.execPath, ...modestMemory, ...options], process.env);
}

/** Starts the launcher again under the right Node and stays only to pass signals and the end on. */
function runUnder(bin, options) {
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const launcher = join(clone, 'scripts/launch.mjs');
  const child = spawn(join(bin, 'node'), [launcher, ...options], {
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  // A terminal sends Ctrl-C to both; anything else that interrupts reaches only this process.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function unknownCommand() {
  return new LaunchFailure(
    '用法：node scripts/launch.mjs <start|test|check|bench|build|run 文件> [参数]',
    'Usage: node scripts/launch.mjs <start|test|check|bench|build|run FILE> [arguments]',
  );
}
