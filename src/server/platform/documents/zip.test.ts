import { afterEach, describe, expect, it, vi } from 'vitest';
import { unzipBytes, zipBytes, zipStream } from './zip.ts';

afterEach(() => vi.unstubAllEnvs());

describe('zip', () => {
  it('gives back each entry under its Chinese name, in order', async () => {
    const bytes = await zipBytes([
      { path: '档案/02-方案.txt', content: '点评方案' },
      { path: '档案/01-索引.bin', content: new Uint8Array([0, 255, 7]), stored: true },
      { path: 'chunks.txt', content: ['一', new Uint8Array([97])] },
      { path: 'empty.txt', content: '' },
    ]);

    const files = unzipBytes(bytes);

    expect([...files.keys()]).toEqual([
      '档案/02-方案.txt',
      '档案/01-索引.bin',
      'chunks.txt',
      'empty.txt',
    ]);
    expect(new TextDecoder().decode(files.get('档案/02-方案.txt'))).toBe('点评方案');
    expect([...(files.get('档案/01-索引.bin') ?? [])]).toEqual([0, 255, 7]);
    expect(new TextDecoder().decode(files.get('chunks.txt'))).toBe('一a');
  });

  it('gives the same bytes whatever the time zone', async () => {
    const entries = [{ path: 'a.txt', content: '台账'.repeat(1000) }];
    const zips = [];
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
      vi.stubEnv('TZ', zone);
      zips.push(Buffer.from(await zipBytes(entries)).toString('base64'));
    }

    expect(new Set(zips).size).toBe(1);
  });

  it.each(['../x', '/x', 'a//b', 'a\\b', './a', ''])('refuses the path %j', async (path) => {
    await expect(zipBytes([{ path, content: 'x' }])).rejects.toThrow('not a path inside a zip');
  });

  it('refuses two entries with one path', async () => {
    const entry = { path: 'a', content: 'x' };

    await expect(zipBytes([entry, entry])).rejects.toThrow('two zip entries');
  });

  it('hands out bytes before all entries are read', async () => {
    let asked = 0;
    function* entries() {
      for (asked = 1; asked <= 50; asked += 1) {
        yield { path: `${asked}`, content: new Uint8Array(1000), stored: true };
      }
    }

    const first = await zipStream(entries()).next();

    expect(first.done).toBe(false);
    expect(asked).toBe(1);
  });
});
