import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const clone = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cache = join(clone, '.cache');
