import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import { value } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { createDemo } from '../demo/create-demo.ts';
import { unzipBytes } from '../platform/documents/zip.ts';
import { personScope, type Scope } from '../platform/scope.ts';

const example = fileURLToPath(new URL('../../../example/village', import.meta.url));
let village: Village;
let tenantId: TenantId;
let head: Scope;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  village = await openVillage();
  tenantId = await createDemo(village.application, example);
  const someone = '00000000-0000-4000-8000-000000000001' as PersonId;
  head = personScope(tenantId, someone, new Set(['member', 'groupMember', 'head']));
  await village.application.keeper.takeCheckpoint(tenantId);
}, 120_000);
afterAll(async () => {
  await village.close();
  await rm(folder, { recursive: true, force: true });
});

async function draft(): Promise<Uint8Array> {
  const { door } = village.application;
  const index = value(await door.query('archive.index', { asOf: '2026-11-01' }, head));
  const { cycleId, organisation, cycle, asOf } = index;
  const label = { organisation, cycle, asOf };
  return bytesOf(village.application.archives.draft(head, { cycleId, label }));
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function unpacked(zip: Uint8Array, name: string): Promise<string> {
  const root = join(folder, name);
  for (const [path, bytes] of unzipBytes(zip)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
  return root;
}

function verify(root: string) {
  const ran = spawnSync(process.execPath, ['verify/verify.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: {},
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

describe('the archive of a cycle', () => {
  it('has the same bytes for the same ledger', async () => {
    const first = Buffer.from(await draft());
    const second = Buffer.from(await draft());

    expect(first.equals(second)).toBe(true);
  });

  it('verifies itself with nothing but Node', async () => {
    const { code, said } = verify(await unpacked(await draft(), 'whole'));

    expect(said).toContain('完好');
    expect(said).toContain('Intact');
    expect(code).toBe(0);
  });

  it('says in both languages what was changed in the ledger, where, and what to do', async () => {
    const root = await unpacked(await draft(), 'forged');
    const path = join(root, 'ledger/facts.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes('review.recorded'));
    const entry = JSON.parse(lines[at] ?? '') as { seq: number; payload: string };
    lines[at] = JSON.stringify({ ...entry, payload: entry.payload.replace('2026', '2025') });
    await writeFile(path, lines.join('\n'));

    const { code, said } = verify(root);

    expect(code).toBe(1);
    expect(said).toContain('✗ ledger/facts.jsonl：文件被改动');
    expect(said).toContain(
      `✗ ledger/facts.jsonl：第 ${entry.seq} 条记录的内容：内容或盐值被改动\n` +
        `  ledger/facts.jsonl: content of entry ${entry.seq}: content or salt was changed`,
    );
    expect(said).toMatch(/怎么办：.*\nWhat to do: .*/);
    expect(said).toContain('有问题：2 处');
    expect(said).not.toContain('commitment-does-not-open');
  });

  it.each(['verify/SHA256SUMS', 'ledger/facts.jsonl'])('says that %s is missing', async (path) => {
    const root = await unpacked(await draft(), `without-${path.replace('/', '-')}`);
    await rm(join(root, path));

    const { code, said } = verify(root);

    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^✗ ${path}：.*(缺少|不在)`, 'm'));
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('names the file in which one byte was changed', async () => {
    const root = await unpacked(await draft(), 'tampered');
    const members = [...unzipBytes(await draft()).keys()];

    for (const path of members) {
      const bytes = await readFile(join(root, path));
      const altered = Buffer.from(bytes);
      const at = path === 'verify/verify.mjs' ? bytes.length - 1 : Math.floor(bytes.length / 2);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(join(root, path), altered);
      const { code, said } = verify(root);
      await writeFile(join(root, path), bytes);

      expect({ path, code }).toEqual({ path, code: 1 });
      if (path !== 'verify/SHA256SUMS' && path !== 'verify/verify.mjs')
        expect(said).toContain(path);
    }
    expect(verify(root).code).toBe(0);
  });

  it('holds no word of a talk and no slip about a person', async () => {
    const facts = Buffer.from(unzipBytes(await draft()).get('ledger/facts.jsonl') ?? []).toString();

    expect(facts).not.toContain('talk.concluded');
    expect(facts).not.toContain('opinion.registered');
    expect(facts).not.toContain('\\"mode\\":\\"talk\\"');
    expect(facts).toContain('"withheld":true');
  });

  it('stays as it was sealed', async () => {
    const { door } = village.application;
    const caller = () => ({ scope: head, intent: newIntent() });
    const { archiveId } = value(await door.act('archive.seal', { asOf: '2026-11-01' }, caller()));
    const sealed = await bytesOf(village.application.archives.sealed(head, archiveId));
    const issue = { source: 'public', text: '水表不准', raisedOn: '2026-10-20' } as const;
    value(await door.act('issues.register', issue, caller()));

    const again = await bytesOf(village.application.archives.sealed(head, archiveId));
    expect(Buffer.from(again).equals(Buffer.from(sealed))).toBe(true);
    expect(verify(await unpacked(sealed, 'sealed')).code).toBe(0);
    const { archives } = value(await door.query('archive.list', {}, head));
    expect(archives.map((archive) => archive.items.length)).toEqual([14]);
  });

  it('holds nothing that goes back to a restricted record, though its maker sees it all', async () => {
    const { door } = village.application;
    const caller = () => ({ scope: head, intent: newIntent() });
    const { people } = value(await door.query('people.list', {}, head));
    const [reviewer, subject] = people;
    const said = '只限本人知道的一件事';
    const occurredOn = '2026-10-15';
    const recorded = await door.act(
      'reviews.record',
      {
        mode: 'meeting',
        reviewers: [{ kind: 'person', personId: reviewer?.personId ?? '' }],
        subject: { kind: 'person', personId: subject?.personId ?? '' },
        occurredOn,
        points: [{ kind: 'shortcoming', text: said }],
        restricted: true,
      },
      caller(),
    );
    const order = {
      organisationId: subject?.organisationId ?? '',
      reviewId: value(recorded).reviewId,
      problem: said,
      requirement: said,
      deadline: '2026-12-01',
      issuedOn: occurredOn,
    };
    const signatoryId = reviewer?.personId ?? '';
    value(await door.act('orders.issue', { ...order, signatoryId }, caller()));

    const seen = JSON.stringify(value(await door.query('orders.list', {}, head)));
    const members = [...unzipBytes(await draft())].map(([path, bytes]) => {
      const parts = path.endsWith('x') ? [...unzipBytes(bytes).values()] : [bytes];
      return parts.map((part) => Buffer.from(part).toString()).join('\n');
    });
    expect(seen).toContain(said);
    expect(members.filter((member) => member.includes(said))).toEqual([]);
  });
});
