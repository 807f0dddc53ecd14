import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freshId } from '#server/platform/fresh-id.ts';
import {
  type ApiVillage,
  expectProblem,
  idOfName,
  openApiVillage,
} from '../../test/support/api-village.ts';

let { api, head, headToken, people } = {} as ApiVillage;
let close: ApiVillage['close'];

beforeAll(async () => {
  ({ api, head, headToken, people, close } = await openApiVillage());
}, 60_000);
afterAll(() => close());

describe('a query', () => {
  it('answers HEAD like GET, without the body', async () => {
    const answer = await api.ask('/api/reviews?limit=1', { method: 'HEAD', ...signedIn() });

    expect([answer.status, answer.type, answer.text]).toEqual([200, 'application/json', '']);
  });

  it('is kept by no proxy and no browser', async () => {
    const { headers } = await head('/api/people');

    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('vary')).toContain('cookie');
  });

  it('is answered for the session cookie too', async () => {
    const answer = await api.ask('/api/cycles', {
      headers: { cookie: `other=1; pingtai_session=${headToken}` },
    });

    expect(answer.status).toBe(200);
  });
});

describe('an action', () => {
  it('repeated with its key gives the first answer and is done once', async () => {
    const key = { 'idempotency-key': freshId<string>().toUpperCase() };
    const before = await countReviews();

    const answers = [
      await head('/api/reviews', aReview(), key),
      await head('/api/reviews', aReview(), key),
      ...(await Promise.all([1, 2, 3].map(() => head('/api/reviews', aReview(), key)))),
    ];

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ body: answers[0]?.body })));
    expect(await countReviews()).toBe(before + 1);
  });

  it('sent by many at once with one key is done once', async () => {
    const key = { 'idempotency-key': freshId<string>() };
    const before = await countReviews();

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => head('/api/reviews', aReview(), key)),
    );

    expect(answers).toEqual(answers.map(() => expect.objectContaining({ body: answers[0]?.body })));
    expect(await countReviews()).toBe(before + 1);
  });

  it('with a key that was used for something else is refused', async () => {
    const key = { 'idempotency-key': freshId<string>() };
    await head('/api/reviews', aReview(), key);

    const other = await head('/api/reviews', { ...aReview(), occurredOn: '2026-09-23' }, key);

    expect(expectProblem(other, 409).title).toBe('intent-reused');
  });

  it('with a key that is no UUID is refused', async () => {
    const answer = await head('/api/reviews', aReview(), { 'idempotency-key': 'mine' });

    expect(expectProblem(answer, 422).errors).toMatchObject([{ place: 'Idempotency-Key' }]);
  });

  it.each([
    ['broken', '{"mode": "meet'],
    ['a list', '[]'],
    ['a word', '"meeting"'],
    ['null', 'null'],
    ['not even text', '\u0000\u0001'],
    ['no UTF-8', Buffer.from('{"mode":"\xff\xfe"}', 'latin1')],
  ])('with JSON that is %s is refused in a sentence', async (_, body) => {
    const answer = await api.ask('/api/reviews', { method: 'POST', body, ...signedIn() });

    const problem = expectProblem(answer, 422);
    expect(problem.errors).toMatchObject([{ code: 'not-a-json-object' }]);
  });

  it('from a foreign site is refused although the cookie is there', async () => {
    const before = await countReviews();

    const answer = await api.ask('/api/reviews', {
      method: 'POST',
      body: JSON.stringify(aReview()),
      headers: { cookie: `pingtai_session=${headToken}`, origin: 'https://evil.example' },
    });

    expectProblem(answer, 403);
    expect(await countReviews()).toBe(before);
  });

  it('that does not say from where is refused although the cookie is there', async () => {
    const before = await countReviews();

    const answer = await api.ask('/api/reviews', {
      method: 'POST',
      body: JSON.stringify(aReview()),
      headers: { cookie: `pingtai_session=${headToken}` },
    });

    expectProblem(answer, 403);
    expect(await countReviews()).toBe(before);
  });

  it('from our own site goes through', async () => {
    const answer = await api.ask('/api/reviews', {
      method: 'POST',
      body: JSON.stringify(aReview()),
      headers: { cookie: `pingtai_session=${headToken}`, origin: api.origin },
    });

    expect(answer.status).toBe(200);
  });

  it('of more than half a megabyte is refused', async () => {
    const body = JSON.stringify({ ...aReview(), deadlineText: 'x'.repeat(600_000) });

    expectProblem(await api.ask('/api/reviews', { method: 'POST', body, ...signedIn() }), 413);
  });
});

describe('what is not there', () => {
  it.each(['/api', '/api/', '/api/nothing', '/api/reviews/x/y/z', '/api/..%2fetc', '/api/%00'])(
    '%s is a problem, not a page',
    async (path) => {
      expectProblem(await head(path), 404);
    },
  );

  it.each(['PUT', 'PATCH', 'DELETE'])('%s is answered with what is possible', async (method) => {
    const answer = await api.ask('/api/reviews', { method, ...signedIn() });

    expectProblem(answer, 405);
    expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  });

  it.each(['/api/reviews', '/api/openapi.json'])('OPTIONS tells what %s takes', async (path) => {
    const answer = await api.ask(path, { method: 'OPTIONS' });

    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.get('allow')).toContain('GET');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a refusal', () => {
  it.each([
    ['zh-CN', undefined, '请先登录'],
    ['zh-CN', 'fr, zh;q=0.5, en;q=0.3', '请先登录'],
    ['en', 'en-GB,en;q=0.9', 'Please sign in'],
  ])('speaks %s for %s', async (language, wanted, sentence) => {
    const headers = wanted === undefined ? {} : { 'accept-language': wanted };

    const answer = await api.ask('/api/reviews', { headers });

    expect(answer.headers.get('content-language')).toBe(language);
    expect(expectProblem(answer, 401).detail).toContain(sentence);
  });

  it('of a wrong token is the same as of none', async () => {
    const none = await api.ask('/api/reviews');

    for (const token of ['x', `${freshId<string>()}.${'a'.repeat(43)}`, "' or 1=1 --"]) {
      expect((await api.as(token)('/api/reviews')).text).toBe(none.text);
    }
  });
});

it('has met no bug', () => {
  expect(api.failures).toEqual([]);
});

function signedIn(): RequestInit {
  return { headers: { authorization: `Bearer ${headToken}` } };
}

function aReview() {
  return {
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: idOfName(people, '袁丽华') }],
    subject: { kind: 'person', personId: idOfName(people, '杨雪梅') },
    occurredOn: '2026-09-22',
    points: [{ kind: 'shortcoming', text: '会上发言少' }],
  };
}

async function countReviews(): Promise<number> {
  const { body } = await head('/api/reviews/figures');
  return z.object({ all: z.object({ count: z.int() }) }).parse(body).all.count;
}
