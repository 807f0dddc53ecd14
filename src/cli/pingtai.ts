import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded: a second start reads what the first one compiled.
enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));

const { run } = await import('./program.ts');
await run(process.argv.slice(2));
