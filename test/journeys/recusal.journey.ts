import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';

/**
 * One slip of the box says that the secretary walks too fast to listen. She signs in and follows
 * every link there is: pages, exports, archive, API.
 */
const said = ['走得太快', '没听完群众', '由总支副书记处理'];
const harmless = '党费收缴能不能用手机';

let site: DemoSite;
let cookie: string;
let hiddenId: string;

beforeAll(async () => {
  site = await openDemoSite();
  cookie = await site.cookieOf();
  const client = new pg.Client(site.village.database.owner);
  await client.connect();
  const { rows } = await client.query<{ opinion_id: string }>(
    'select opinion_id from opinion where text like $1',
    [`%${said[0]}%`],
  );
  await client.end();
  hiddenId = rows[0]?.opinion_id ?? '';
});
afterAll(() => site.close());

it('the slip is there, and so is another one that everybody may know of', () => {
  expect(hiddenId).not.toBe('');
  expect(leaksIn(`<p>${said[1]}</p>`)).toEqual([said[1]]);
});

describe('the secretary finds nothing of it', () => {
  it.each([
    ['zh-CN', 12],
    ['en', 3],
  ])(
    'on any page or in any file that links lead to, in %s (%i of a kind)',
    async (language, most) => {
      const seen = await crawl(language, most);
      const places = [...seen.keys()];

      expect([...seen].filter(([, { leaks }]) => leaks.length > 0)).toEqual([]);
      for (const place of ['/opinions', '/reports', '/archive', '/integrity', '/imports']) {
        expect(places).toContain(place);
      }
      for (const kind of ['.docx', '.zip', '/export']) {
        expect(places.some((place) => place.includes(kind))).toBe(true);
      }
      // The search itself is sound: it does find a slip that she may read.
      expect(seen.get('/opinions')?.others).toBe(true);
    },
  );

  it('in any answer of the API', async () => {
    const paths = Object.values(contract)
      .filter(({ kind, path }) => kind === 'query' && !path.includes('{'))
      .map(({ path }) => `/api${path}`);
    const leaks = await Promise.all(paths.map(async (path) => [path, await told(path)] as const));

    expect(paths.length).toBeGreaterThan(20);
    expect(leaks.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('by its own address, which answers as one that never was', async () => {
    const hers = await ask(`/api/opinions/${hiddenId}`);
    const nobodys = await ask(
      `/api/opinions/${hiddenId.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`,
    );

    expect([hers.status, nobodys.status]).toEqual([404, 404]);
    expect(await hers.text()).toBe(await nobodys.text());
  });

  it.each([...said, '袁丽华', '太快', '副书记'])('by searching for %s', async (word) => {
    const { total } = await json<{ total: number }>(
      `/api/opinions?search=${encodeURIComponent(word)}`,
    );

    expect(total).toBe(0);
  });

  it('by a number left out or a count that does not fit', async () => {
    const { opinions, total } = await json<{ opinions: { number: number }[]; total: number }>(
      '/api/opinions?limit=200',
    );
    const { openings } = await json<{ openings: { readable: number }[] }>('/api/box-openings');
    const numbers = opinions.map(({ number }) => number).toSorted((a, b) => a - b);

    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(total).toBe(opinions.length);
    expect(openings.reduce((sum, { readable }) => sum + readable, 0)).toBe(total);
    expect(openings).toEqual(openings.map(() => expect.objectContaining({ reconciled: null })));
  });
});

interface Seen {
  readonly leaks: readonly string[];
  readonly others: boolean;
}

/** Every address that links lead to from the front page and her own, at most so many of one kind. */
async function crawl(language: string, most: number): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  const { personId } = site.secretary;
  const waiting = ['/', `/people/${personId}`, `/reviews?ledger=all&personId=${personId}`];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 4);
    const read = await Promise.all(batch.map((path) => open(path, language)));
    for (const [at, { text, links }] of read.entries()) {
      seen.set(batch[at] ?? '', { leaks: leaksIn(text), others: text.includes(harmless) });
      for (const link of links.filter((each) => !known.has(each))) {
        known.add(link);
        const kind = kindOf(link);
        const before = kinds.get(kind) ?? 0;
        kinds.set(kind, before + 1);
        if (before < (kind.startsWith('/integrity/proof') ? 10 : most)) waiting.push(link);
      }
    }
  }
  return seen;
}

/** The address without what differs between rows: ids, days, words. */
function kindOf(link: string): string {
  const address = new URL(link, site.origin);
  const path = address.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '*');
  return `${path}?${[...address.searchParams.keys()].toSorted().join('&')}`;
}

async function open(path: string, language: string) {
  const answer = await ask(path, language);
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
  const text = wordsIn(new Uint8Array(await answer.arrayBuffer()));
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  const found = isPage ? [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href) : [];
  const links = found.map((href) => href.replaceAll('&amp;', '&'));
  return { text, links: links.filter((link) => !/^\/(_app|\/|preferences|sign-)/.test(link)) };
}

/** Of an office file or archive: the words of every part, however deep. */
function wordsIn(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${wordsIn(part)}`)
    .join('\n');
}

function leaksIn(text: string): readonly string[] {
  const plain = text.replaceAll(/<[^>]+>/g, '');
  return [
    ...said.filter((words) => plain.includes(words)),
    ...(text.includes(hiddenId) ? [hiddenId] : []),
  ];
}

async function told(path: string): Promise<readonly string[]> {
  const answer = await ask(path);
  return leaksIn(wordsIn(new Uint8Array(await answer.arrayBuffer())));
}

function ask(path: string, language = 'zh-CN'): Promise<Response> {
  const headers = { cookie, 'accept-language': language };
  return fetch(site.origin + path, { headers, redirect: 'manual' });
}

async function json<Answer>(path: string): Promise<Answer> {
  return (await (await ask(path)).json()) as Answer;
}
