import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { createApi } from '#api/api.ts';
import { createDemo } from '#server/demo/create-demo.ts';
import type { Config } from '#server/platform/config.ts';
import { createTenant, listTenants } from '#server/platform/tenants.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { createWebServer, loadKitHandler } from '#server/platform/web-server.ts';
import { keepCheckpoints, type KeptCheckpoints } from './keep-checkpoints.ts';
import {
  cloneFolder,
  complainOfOpening,
  openApplication,
  type Opened,
  settings,
} from './open-application.ts';
import { complain, say } from './speak.ts';
import { addressOf, signInLinks } from './sign-in-links.ts';

const version = '0.1.0';

export const startCommand = new Command('start')
  .description('启动评台 · start Pingtai')
  .option('--empty', '不建立示例村 · without the demo village')
  .action(async (options: { empty?: boolean }) => {
    const config = settings();
    if (!config) return;
    await start(config, { withDemo: options.empty !== true });
  });

async function start(config: Config, { withDemo }: { withDemo: boolean }): Promise<void> {
  const log = pino({ base: null });
  const onFailure = (error: unknown) => log.error({ err: error }, 'failure');
  say({ zh: '正在打开数据库……', en: 'Opening the database …' });
  const opened = await openApplication(config, { beside: false, onFailure }).catch(
    complainOfOpening,
  );
  if (!opened) return;
  await fill(opened, withDemo);
  const server = await listen(opened, onFailure);
  if (!server) return opened.close();
  await announce(opened, server);
  const checkpoints = keepCheckpoints(opened);
  stopOnSignal(server, { opened, checkpoints });
}

/** A first start gets the demo village, or one empty organisation to import into. */
async function fill(opened: Opened, withDemo: boolean): Promise<void> {
  const { application, owner } = opened;
  if ((await listTenants(owner)).length > 0) return;
  if (withDemo) {
    say({ zh: '正在导入示例村的办公文件……', en: 'Importing the demo village’s files …' });
    await createDemo(application, join(cloneFolder, 'example/village'));
    return;
  }
  await createTenant(application.pool, {
    tenantId: freshId(),
    name: '未命名组织',
    logOrigin: `log.pingtai.local/${freshId<string>().slice(-12)}`,
  });
}

async function listen(
  opened: Opened,
  onFailure: (error: unknown) => void,
): Promise<Server | undefined> {
  const { application, config } = opened;
  const pages = join(cloneFolder, 'build');
  if (!existsSync(join(pages, 'handler.js'))) {
    complain({
      zh: '页面还没有构建。请先运行 npm run build。',
      en: 'The pages are not built. Run npm run build first.',
    });
    return undefined;
  }
  const api = createApi({ application, version, onFailure });
  const kitHandler = await loadKitHandler(pages);
  const server = createWebServer({
    application,
    kitHandler,
    api,
    config: { origin: config.web.origin },
    onFailure,
  });
  server.listen(config.web.port, config.web.host);
  const failed = await Promise.race([
    once(server, 'listening').then(() => null),
    once(server, 'error'),
  ]);
  if (!failed) return server;
  complainOfListening(failed[0] as NodeJS.ErrnoException, config);
  return undefined;
}

function complainOfListening(error: NodeJS.ErrnoException, config: Config): void {
  const { port, host } = config.web;
  if (error.code === 'EADDRINUSE') {
    return complain({
      zh: `端口 ${port} 已被占用。请停止占用它的程序，或用 PINGTAI_PORT 换一个端口。`,
      en: `Port ${port} is taken. Stop the program that uses it, or choose another with PINGTAI_PORT.`,
    });
  }
  if (error.code === 'EACCES') {
    return complain({
      zh: `没有权限使用端口 ${port}。请用 PINGTAI_PORT 换一个 1024 以上的端口。`,
      en: `Port ${port} needs more rights. Choose one above 1024 with PINGTAI_PORT.`,
    });
  }
  complain({
    zh: `不能在 ${host}:${port} 上监听。请检查 PINGTAI_HOST。`,
    en: `Cannot listen on ${host}:${port}. Check PINGTAI_HOST.`,
  });
}

async function announce(opened: Opened, server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  for (const link of await signInLinks(opened, addressOf(opened.config, port))) {
    say({
      zh: `\n${link.organisation}，以${link.person}的身份登录（24 小时内有效，只能用一次）：`,
      en: `\nSign in once, within 24 hours, as ${link.person}:`,
    });
    process.stdout.write(`\n    ${link.url}\n\n`);
  }
  say({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops.' });
}

function stopOnSignal(
  server: Server,
  { opened, checkpoints }: { readonly opened: Opened; readonly checkpoints: KeptCheckpoints },
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say({ zh: '正在停止……', en: 'Stopping …' });
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
    server.once('close', () => {
      void checkpoints
        .stop()
        .then(() => opened.close())
        .then(() => process.exit(0));
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
