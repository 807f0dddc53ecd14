import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let bundled: Promise<string> | undefined;

/** The verifier as one file for plain Node, bundled on first use; the same source gives the same text. */
export function verifierSource(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
  const build = await rolldown({
    input: join(root, entry),
    cwd: root,
    platform: 'node',
    transform: { target: 'node18' },
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  return output[0].code;
}

const entry = 'src/server/archive/archive-verifier.ts';

/** Pages run from `build`, everything else from `src`. */
function projectRoot(from: string): string {
  if (existsSync(join(from, entry))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('the source of the verifier is missing');
  return projectRoot(above);
}
