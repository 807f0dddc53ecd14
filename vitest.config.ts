import { defineConfig } from 'vitest/config';

const databaseServer = 'test/support/database-server.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/core/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/ui/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          include: [
            'src/{server,api,cli,anonymous,routes}/**/*.test.ts',
            'migrations/**/*.test.ts',
            'test/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['test/journeys/**'],
          globalSetup: [databaseServer],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.journey.ts'],
          globalSetup: [databaseServer],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
