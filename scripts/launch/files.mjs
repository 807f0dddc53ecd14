import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { clone } from './paths.mjs';

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** One hash over names and contents. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(clone, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Everything that the built pages are made of. */
export function webSources() {
  const names = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.web.json'];
  const single = names.map((name) => join(clone, name)).filter((path) => existsSync(path));
  return [...single, ...filesUnder(join(clone, 'src')), ...filesUnder(join(clone, 'static'))];
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.name.endsWith('.test.ts') ? [] : [path];
  });
}
