import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from './support/figure.ts';

const client = fileURLToPath(new URL('../build/client/', import.meta.url));

/** An upper bound of the first view: all style sheets and scripts that the build ships, compressed. */
export function benchWeight(): readonly Figure[] {
  const files = filesBelow(client).filter((file) => /\.(css|js)$/.test(file));
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return [
    {
      name: 'all css and js of the build, gzip (the first view of the review ledger is a part)',
      unit: 'KB',
      measured: bytes / 1024,
      goal: { is: 'at most', value: 80 },
    },
  ];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
