import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Command } from 'commander';
import { removeExpiredDrafts } from '#server/imports/jobs.ts';
import { createDemo, finishDemo, isUnfinishedDemo } from '#server/demo/create-demo.ts';
import type { Config } from '#server/platform/config.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { createTenant, listTenants } from '#server/platform/tenants.ts';
import { loadKitHandler } from '#server/platform/web-server.ts';
import { failureLog } from './failure-log.ts';
import { keepCertificate, sayHowToTrust } from './keep-certificate.ts';
import { keepCheckpoints } from './keep-checkpoints.ts';
import { listen, pagesFolder } from './listening.ts';
import {
  cloneFolder,
  complainOfOpening,
  openApplication,
  type Opened,
  settings,
} from './open-application.ts';
import { complain, say, step } from './speak.ts';
import { addressOf, signInLinks } from './sign-in-links.ts';

export const startCommand = new Command('start')
  .description('启动评台；Ctrl-C 停止 · start Pingtai; Ctrl-C stops it')
  .option('--empty', '不建立示例村，从空白组织开始 · begin with an empty organisation, no demo')
  .action(async (options: { empty?: boolean }) => {
    const config = settings();
    if (config) await start(config, { withDemo: options.empty !== true });
  });

async function start(config: Config, { withDemo }: { withDemo: boolean }): Promise<void> {
  const log = failureLog();
  const pages = loadKitHandler(pagesFolder).catch(() => undefined);
  const opening = step({ zh: '打开数据库', en: 'Opening the database' });
  const opened = await openApplication(config, {
    beside: false,
    onFailure: log.failure,
    onLost: (reason) => endWithoutDatabase(reason),
  }).catch(complainOfOpening);
  if (!opened) return process.exit();
  opening.done();
  const stop = stoppable(opened);
  await removeExpiredDrafts(opened.application, await listTenants(opened.owner));
  await fill(opened, withDemo);
  const server = await listen(opened, { log, pages: await pages });
  if (!server) return opened.close();
  const checkpoints = keepCheckpoints(opened);
  keepCertificate(server, config, log);
  stop.also(() => stopServing(server, checkpoints.stop));
  await announce(opened, server);

  function endWithoutDatabase(reason: unknown): void {
    log.failure(reason);
    complain({
      zh: '数据库停了，也不能再启动。已经确认的记录都在。原因见数据文件夹里的 postgres.log。',
      en: 'The database stopped and could not be started again. Everything confirmed is kept. See postgres.log in the data folder.',
    });
    process.exit(1);
  }
}

/** A first start gets the demo village, or one empty organisation to import into. */
async function fill({ application, owner }: Opened, withDemo: boolean): Promise<void> {
  const folder = join(cloneFolder, 'example/village');
  const tenants = await listTenants(owner);
  for (const tenant of tenants) {
    if (!(await isUnfinishedDemo(application, tenant))) continue;
    const work = step({ zh: '接着导入示例村', en: 'Going on with the demo village' });
    await finishDemo(application, { tenantId: tenant.tenantId, folder, onStep: work.show });
    work.done();
  }
  if (tenants.length > 0) return;
  if (!withDemo) return createEmpty(application);
  const work = step({ zh: '导入示例村的办公文件', en: 'Importing the demo village’s files' });
  await createDemo(application, folder, work.show);
  work.done();
}

function createEmpty({ pool }: Opened['application']): Promise<void> {
  const logOrigin = `log.pingtai.local/${freshId<string>().slice(-12)}`;
  return createTenant(pool, { tenantId: freshId(), name: '未命名组织', logOrigin });
}

async function announce(opened: Opened, server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  for (const link of await signInLinks(opened, addressOf(opened.config, port))) {
    say({
      zh: `\n${link.organisation}，以${link.person}的身份登录（24 小时内有效，只能用一次）：\n`,
      en: `Sign in once, within 24 hours, as ${link.person}:`,
    });
    process.stdout.write(`\n    ${link.url}\n\n`);
  }
  sayHowToTrust(opened.config, port);
  say({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops.' });
}

interface Stoppable {
  /** What must end before the database does. */
  also(work: () => Promise<void>): void;
}

/** Ctrl-C during the start waits for nothing but the database; a second one changes nothing. */
function stoppable(opened: Opened): Stoppable {
  const before: (() => Promise<void>)[] = [];
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say({ zh: '正在停止……', en: 'Stopping …' });
    for (const work of before) await work();
    await opened.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  }
  return { also: (work) => void before.push(work) };
}

const PATIENCE_MS = 3000;

async function stopServing(server: Server, takeCheckpoints: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearTimeout(timer);
  await takeCheckpoints();
}
