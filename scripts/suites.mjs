import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, clone } from './launch/paths.mjs';

const folder = join(cache, 'test-results');

/**
 * Runs vitest projects and returns what its report counted. A run that ends badly without a failed
 * test to show for it (a set-up that broke, an unhandled error) counts as one failure.
 */
export async function runSuite(name, projects, environment) {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name}.json`);
  rmSync(report, { force: true });
  const options = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await vitest(['run', ...options, ...reporters], environment);
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = read(report);
  const broken = code !== 0 && numFailedTests === 0 ? 1 : 0;
  return { passed, failed: numFailedTests + broken, skipped };
}

function vitest(options, environment) {
  return new Promise((done, failed) => {
    const program = join(clone, 'node_modules/.bin/vitest');
    const child = spawn(program, options, { cwd: clone, env: environment, stdio: 'inherit' });
    child.once('error', failed);
    child.once('close', done);
  });
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}
