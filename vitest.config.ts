import { defineConfig } from 'vitest/config';

const databaseServer = 'test/support/database-server.ts';

/** Those that need no database or start one of their own: which one is named makes no difference. */
const machineTests = [
  'src/cli/program.test.ts',
  'src/server/platform/{config,web-server}.test.ts',
  'src/server/platform/certificates/**/*.test.ts',
  'src/server/platform/database/private-postgres.test.ts',
  'src/server/platform/documents/**/*.test.ts',
  'src/server/imports/sheet-reader.test.ts',
  'src/server/reports/docx-document.test.ts',
  'test/{architecture,ledger-events,permissions,print-document}.test.ts',
  'test/faults/kill.test.ts',
];

export default defineConfig({
  test: {
    // Most tests wait for a database or a process: one worker would leave a small machine idle.
    maxWorkers: 2,
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
          exclude: ['test/journeys/**', ...machineTests],
          globalSetup: [databaseServer],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'machine',
          include: machineTests,
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
