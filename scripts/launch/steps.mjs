import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, readJson, textOf, webSources } from './files.mjs';
import { npm } from './npm.mjs';
import { cache, clone } from './paths.mjs';
import { announce, knownFailure, lastLines, LaunchFailure, registrySilent } from './progress.mjs';
import { quietRun } from './quiet-run.mjs';

const NODE = readJson(join(clone, 'scripts/launch/node24.json'));

/** The folder of the Node to run on; `undefined` when the one that runs now is new enough. */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return undefined;

  const folder = join(cache, 'node');
  const name = `node-${process.platform}-${process.arch}`;
  const bin = join(folder, 'node_modules', name, 'bin');
  if (versionOf(join(bin, 'node')) === `v${NODE.version}`) return bin;
  if (!Object.hasOwn(NODE.packages, name)) throw noNodeFor(name);

  announce(`获取 Node ${NODE.version}`, `Getting Node ${NODE.version}`);
  writeNodeLock(folder, name);
  await npm(folder, 'ci');
  if (versionOf(join(bin, 'node')) !== `v${NODE.version}`) throw noNodeFor(name);
  return bin;
}

/** A lock file of one package, so that npm checks what it downloads against the hash we know. */
function writeNodeLock(folder, name) {
  const root = { name: 'pingtai-node', private: true, dependencies: { [name]: NODE.version } };
  const node = { version: NODE.version, integrity: NODE.packages[name] };
  const packages = { '': root, [`node_modules/${name}`]: node };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages }),
  );
}

/**
 * From the lock file, into an empty folder, so an interrupted install leaves no stamp behind.
 * Not `npm ci`: it refuses a lock file without the packages for other systems, and a registry
 * that mirrors only one system writes such a lock file.
 */
export async function ensurePackages() {
  const stamp = join(clone, 'node_modules/.pingtai-installed');
  const wanted = hashOf([join(clone, 'package-lock.json')]);
  if (textOf(stamp) === wanted) return;

  announce('安装软件包', 'Installing packages');
  rmSync(join(clone, 'node_modules'), { recursive: true, force: true });
  await npm(clone, 'install', '--no-save', '--include=dev', '--include=optional');
  if (missingPackages().length > 0) throw registrySilent();
  writeFileSync(stamp, wanted);
}

/** npm says nothing when it could not download an optional package, such as the database. */
function missingPackages() {
  const { packages } = readJson(join(clone, 'package-lock.json'));
  const glibc = Boolean(process.report?.getReport().header.glibcVersionRuntime);
  const admits = (list, ours) => list === undefined || [list].flat().includes(ours);
  const ours = ([, { optional, os, cpu, libc }]) =>
    optional &&
    os !== undefined &&
    admits(os, process.platform) &&
    admits(cpu, process.arch) &&
    admits(libc, glibc ? 'glibc' : 'musl');
  const wanted = Object.entries(packages).filter(ours);
  return wanted.filter(([path]) => !existsSync(join(clone, path, 'package.json')));
}

/** Builds the pages when a source changed; the stamp is gone while a build is under way. */
export async function ensureBuild() {
  if (!existsSync(join(clone, 'vite.config.ts'))) return;
  const stamp = join(clone, 'build/.pingtai-built');
  const wanted = hashOf(webSources());
  if (textOf(stamp) === wanted) return;

  announce('生成网页', 'Building the pages');
  rmSync(stamp, { force: true });
  const vite = join(clone, 'node_modules/vite/bin/vite.js');
  const options = [vite, 'build', '--logLevel', 'error'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const built = await quietRun(process.execPath, options, { cwd: clone, env });
  if (built.code !== 0) throw knownFailure(built.said) ?? buildFailed(built.said);
  writeFileSync(stamp, wanted);
}

function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim();
}

function noNodeFor(machine) {
  return new LaunchFailure(
    `没有适合这台机器（${machine}）的 Node ${NODE.version}。请自行安装 Node 24 后再运行。`,
    `There is no Node ${NODE.version} for this machine (${machine}). Install Node 24 and run the command again.`,
  );
}

function buildFailed(said) {
  return new LaunchFailure('网页没有生成。', 'The pages could not be built.', lastLines(said, 30));
}
