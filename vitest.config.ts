import { defineConfig } from 'vitest/config';

// Stands beside vite.config.ts so that tests run on plain modules, without the pages' plugins.
export default defineConfig({
  test: { include: ['{src,test,migrations,bench,scripts}/**/*.test.ts'] },
});
