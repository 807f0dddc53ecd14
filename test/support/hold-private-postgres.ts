/** A process that starts the private server of the folder in argv[2] and then waits to be killed. */
import { startPrivatePostgres } from '#server/platform/database/private-postgres.ts';

const server = await startPrivatePostgres({
  dataFolder: process.argv[2] ?? '',
  log: () => undefined,
});
process.stdout.write(`${server.reused ? 'reused' : 'started'}\n`);
setInterval(() => undefined, 60_000);
