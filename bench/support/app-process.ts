import type pg from 'pg';
import { createApi } from '#api/api.ts';
import { createApplication } from '#server/application.ts';
import { systemClock } from '#server/platform/clock.ts';
import { createWebServer } from '#server/platform/web-server.ts';

/** The application with its API on a free port, pages left out. Prints its port. Argument: the ground as JSON. */
const ground = JSON.parse(process.argv[2] ?? '{}') as {
  readonly app: pg.PoolConfig;
  readonly dataFolder: string;
};
const application = createApplication({
  appDatabase: ground.app,
  clock: systemClock('Asia/Shanghai'),
  dataFolder: ground.dataFolder,
  onFailure: (error) => process.stderr.write(`${String(error)}\n`),
});
const server = createWebServer({
  application,
  api: createApi({
    application,
    version: 'bench',
    onFailure: (error) => process.stderr.write(`${String(error)}\n`),
  }),
  kitHandler: (_request, response) => response.end(),
  config: {},
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
