import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Office,
  type OfficeName,
  openOffice,
  value,
} from '../../../test/support/leading-group.ts';
import { movingClock } from '../../../test/support/moving-clock.ts';
import type { RecordInput } from '../../../test/support/review-village.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { contract } from '#contract/contract.ts';
import type { Operation } from '#contract/operation.ts';
import type { PostId } from '#core/kernel/ids.ts';
import { type Application, createApplication } from '#server/application.ts';
import { appConnectionOf } from './database/app-role.ts';
import type { SessionProof } from './scope.ts';

const clock = movingClock('2026-09-23T15:00:00Z');
let village: Village;
let office: Office;
/** The same database in another process: it remembers nothing. */
let elsewhere: Application;

beforeAll(async () => {
  village = await openVillage(clock);
  office = await openOffice(village);
  await village.application.keeper.settled();
});
beforeEach(() => {
  elsewhere = createApplication({
    appDatabase: appConnectionOf(village.database.owner),
    clock,
    dataFolder: village.dataFolder,
    onFailure: () => undefined,
  });
  return () => elsewhere.close();
});
afterAll(() => village.close());

async function sessionOf(name: OfficeName): Promise<SessionProof> {
  const { signIn } = village.application;
  const code = await signIn.issueCode(village.tenantId, office.people[name]);
  const proof = signIn.proofOf(value(await signIn.redeem(code)));
  if (!proof) throw new Error('no proof');
  return proof;
}

async function recordIn(application: Application, text: string): Promise<void> {
  const { people } = office;
  const review: RecordInput = {
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: people.袁丽华 }],
    subject: { kind: 'person', personId: people.范启航 },
    occurredOn: '2026-09-22',
    points: [{ kind: 'shortcoming', text }],
  };
  const caller = { scope: office.as('袁丽华'), intent: newIntent() };
  value(await application.door.act('reviews.record', review, caller));
}

const questions = Object.entries(contract as Readonly<Record<string, Operation>>)
  .filter(([, operation]) => operation.fromFacts)
  .map(([name]) => name as 'reviews.list');

async function asked(application: Application, asker: SessionProof, times = 1) {
  const { door } = application;
  const answers = [];
  for (let time = 0; time < times; time += 1) {
    answers.push(value(await door.query('reviews.list', { ledger: 'all' }, asker)));
  }
  return answers;
}

describe('what is asked again', () => {
  it('is answered with the same object, until something is recorded', async () => {
    const head = await sessionOf('袁丽华');

    const before = await asked(village.application, head, 3);
    await recordIn(village.application, '走访联系户少');
    const [after] = await asked(village.application, head);

    expect(before[2]).toBe(before[1]);
    expect(after?.total.count).toBe((before[2]?.total.count ?? 0) + 1);
  });

  it('is answered anew when another process recorded something', async () => {
    const head = await sessionOf('袁丽华');
    const before = await asked(village.application, head, 3);

    await recordIn(elsewhere, '台账登记不及时');

    const [after] = await asked(village.application, head);
    expect(after?.total.count).toBe((before[2]?.total.count ?? 0) + 1);
  });

  it.each(questions)('%s is told as a process tells it that remembers nothing', async (name) => {
    const head = await sessionOf('袁丽华');
    for (let round = 0; round < 3; round += 1) {
      const told = [];
      for (let time = 0; time < 3; time += 1) {
        told.push(await village.application.door.query(name, {}, head));
      }
      const fresh = await elsewhere.door.query(name, {}, head);
      expect(told).toEqual([fresh, fresh, fresh]);
      await recordIn(village.application, `第${round}次提醒`);
    }
  });

  it('is never what somebody else was told', async () => {
    const [head, member] = [await sessionOf('袁丽华'), await sessionOf('赵志强')];
    await recordIn(village.application, '会上发言少');
    await asked(village.application, head, 3);

    const [own] = await asked(village.application, member, 3);

    expect(own?.rows).toEqual([]);
  });

  it('can be changed by nobody who was told', async () => {
    const head = await sessionOf('袁丽华');
    const [, told] = await asked(village.application, head, 2);

    expect(() => told?.rows.pop()).toThrow(TypeError);
  });
});

describe('a session that asked before', () => {
  it('is refused at once when it was ended', async () => {
    const { signIn, door } = village.application;
    const code = await signIn.issueCode(village.tenantId, office.people.袁丽华);
    const token = value(await signIn.redeem(code));
    const proof = signIn.proofOf(token) as SessionProof;
    await asked(village.application, proof, 3);

    await signIn.signOut(token);

    const refused = await door.query('reviews.list', { ledger: 'all' }, proof);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-signed-in' } });
  });

  it('has the rights of today: a post that ended gives none, a new one gives its own', async () => {
    const { door } = village.application;
    const caller = () => ({ scope: office.as('袁丽华'), intent: newIntent() });
    const session = await sessionOf('赵志强');
    await recordIn(village.application, '联系群众不够');
    const seen = async () => (await asked(village.application, session, 3))[2]?.rows.length ?? 0;
    expect(await seen()).toBe(0);

    const { postId } = value(
      await door.act(
        'posts.assign',
        {
          personId: office.people.赵志强,
          organisationId: office.branches[0],
          kind: 'head',
          title: '书记',
        },
        caller(),
      ),
    ) as { postId: PostId };
    expect(await seen()).toBeGreaterThan(0);

    value(await door.act('posts.end', { postId, until: '2026-09-23' }, caller()));
    clock.setTo('2026-09-24T00:30:00Z');
    expect(await seen()).toBe(0);
  });
});
