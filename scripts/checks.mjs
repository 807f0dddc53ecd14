import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clone } from './launch/paths.mjs';

const bin = (name) => join(clone, 'node_modules/.bin', name);
const remembered = (name) => join('.cache', name);

/** The house checks, longest first: two run at a time. */
const checks = [
  {
    name: 'types',
    command: ['tsc', '-p', 'tsconfig.json', ...incremental('all')],
  },
  {
    name: 'pages',
    command: ['svelte-check', '--tsconfig', 'tsconfig.web.json', '--output', 'human'],
    needs: 'src/routes',
  },
  {
    name: 'format',
    command: ['prettier', '--check', '--cache', '--cache-location', remembered('prettier'), '.'],
  },
  {
    name: 'types of core',
    command: ['tsc', '-p', 'tsconfig.core.json', ...incremental('core')],
  },
  { name: 'boundaries', command: ['depcruise', 'src', 'migrations'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
];

/** Runs every check, prints what a failing one said, and returns how many passed and failed. */
export async function runChecks() {
  await prepare();
  const waiting = checks.filter(
    ({ needs }) => needs === undefined || existsSync(join(clone, needs)),
  );
  const outcomes = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      outcomes.push(await runOne(check));
    }
  };
  await Promise.all([worker(), worker()]);
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}

async function runOne({ name, command: [program, ...options] }) {
  const begun = performance.now();
  const { code, said } = await run(bin(program), options);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(said.trim());
  return code === 0;
}

/** The pages' generated types, without which neither types nor boundaries can be read. */
async function prepare() {
  if (existsSync(join(clone, 'src/routes'))) await run(bin('svelte-kit'), ['sync']);
}

export function run(program, options, environment = process.env) {
  return new Promise((done, failed) => {
    const child = spawn(program, options, { cwd: clone, env: environment });
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.stderr.on('data', (part) => (said += part));
    child.once('error', failed);
    child.once('close', (code) => done({ code, said }));
  });
}

function incremental(name) {
  return ['--incremental', '--tsBuildInfoFile', remembered(`tsc-${name}.tsbuildinfo`)];
}
