import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openBrowser } from './browser.ts';

it('opens a page that this machine serves, and runs its script', async () => {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end('<h1>评台</h1><script>document.title = `${1 + 1}`</script>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const browser = await openBrowser();

  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);

  expect(await page.title()).toBe('2');
  expect(await page.getByRole('heading').textContent()).toBe('评台');
  await browser.close();
  server.close();
}, 60_000);
