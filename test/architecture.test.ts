import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const subjects = [
  'accounts',
  'appraisals',
  'archive',
  'cycles',
  'imports',
  'issues',
  'ledger',
  'opinions',
  'people',
  'quality',
  'reports',
  'reviews',
];

/** A closed vocabulary; a slice with one more idea names it here, so that it is seen in review. */
const sliceFiles = /^(store|queries|actions|projection|jobs)$/;
const moreInSlice: Readonly<Record<string, RegExp>> = {
  accounts:
    /^(accounts|account-keys|corrections|desk-(actions|changes|queries|set-up|sign-in|store|tries)|device-sessions|enrolment|looks|my-records|sealing|secret-hash|store-records)$/,
  cycles: /^(current-cycle|leading-group)$/,
  imports:
    /^(sheet-.*|draft-(work|apart|worker)|record-draft|built-upon|loose-items|origins|own-entries|preview|read-apart|resolve-draft|undo)$/,
  ledger:
    /^(history|keeper|ledger-rows|log-key(-check|-failure)?|new-log-key|outside-file|replica|column-text|table-comparison|tree-reader|verif(y|ication|ication-view)|export-(lines|file)|restore|erasure)$/,
  issues:
    /^(rectification-(store|queries|actions|views)|issue-views|review-status|confidential|figures|import-sources|xlsx-rectifications)$/,
  opinions: /^visible$/,
  people:
    /^(directory|roster|heads|names|named-tenants|holders|parties|probationary|organisation-tree|sign-in|standing|units)$/,
  quality: /^(home|dashboard|dashboard-store|signals)$/,
  archive: /^(archive-(entries|sheets|zip|verifier)|verifier)$/,
  reports: /^((docx|xlsx)-.*|report-facts|ledger-row|demo-report)$/,
  reviews:
    /^(asker|branch-sessions|choices|import-sources|views|show-review|store-(count|coverage|filter|list|sessions)|xlsx-ledger|(coverage|ledger|session)-queries|(session|talk)-actions)$/,
};
const moreInContract = [
  'contract',
  'operation',
  'refusals',
  'accounts-desk',
  'cycle-scope',
  'my-records',
  'issue-views',
  'issue-rectifications',
  ...['coverage', 'ledger', 'sessions', 'talks', 'views'].map((part) => `reviews-${part}`),
];

/** The only readers and, for the pages' adapter, writers of the environment. */
const environmentFiles = ['src/server/platform/config.ts', 'src/server/platform/web-server.ts'];

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Files whose text matches, without their comments and without tests. */
async function filesSaying(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const files = (await filesUnder(folder)).filter((path) => /(?<!\.test)\.(ts|svelte)$/.test(path));
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const code = texts.map((text) => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''));
  return files.filter((_, index) => pattern.test(code[index] ?? ''));
}

describe('the areas', () => {
  it.each([
    ['src/core', ['kernel']],
    ['src/server', ['platform', 'demo']],
  ])('%s holds the subjects of the glossary and nothing else', async (folder, besides) => {
    const found = await foldersIn(folder);

    expect(found.filter((name) => ![...subjects, ...besides].includes(name))).toEqual([]);
  });

  it('has a slice for each subject that has rules', async () => {
    const rules = (await foldersIn('src/core')).filter((name) => name !== 'kernel');

    expect(rules.toSorted()).toEqual(subjects);
  });

  it('names the files of a contract after subjects', async () => {
    const files = (await filesUnder('src/contract')).map((path) => basename(path));
    const names = files.map((file) => file.replace(/(\.test)?\.ts$/, ''));

    expect(names.filter((name) => ![...subjects, ...moreInContract].includes(name))).toEqual([]);
  });

  it('keeps to a closed list of file names in a server slice', async () => {
    const files = await Promise.all(subjects.map((subject) => filesUnder(`src/server/${subject}`)));

    const strangers = files.flat().filter((path) => {
      if (path.endsWith('.test.ts')) return false;
      const name = basename(path, '.ts');
      const more = moreInSlice[dirname(path).split('/').at(2) ?? ''];
      return !sliceFiles.test(name) && more?.test(name) !== true;
    });

    expect(strangers).toEqual([]);
  });
});

/** Outside transactions; inside, a part that goes on after another failed would use a connection given back. */
const filesBesideTransactions = [
  'src/server/demo/create-demo.ts',
  'src/server/ledger/keeper.ts',
  'src/server/platform/database/connection.ts',
  'src/server/platform/database/private-postgres-server.ts',
];

describe('a transaction', () => {
  it('waits for all that it asked side by side', async () => {
    const files = await filesSaying('src/server', /Promise\.(all|race|any)\(/);

    expect(files.toSorted()).toEqual(filesBesideTransactions);
  });
});

describe('roles', () => {
  it('are looked at by the permission table alone; everything else asks how far a right reaches', async () => {
    const lookers = await filesSaying('src', /roles\.(has|includes)\(\s*'/);

    expect(lookers.filter((path) => !path.startsWith('src/core/people/'))).toEqual([]);
  });
});

describe('the surroundings', () => {
  it('are read from the environment in one file', async () => {
    const readers = await filesSaying('src', /process\.env|import\.meta\.env|\$env\//);

    expect(readers.filter((path) => !environmentFiles.includes(path))).toEqual([]);
  });

  it('give core no clock, randomness, locale or printing', async () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\blocaleCompare\b|\bIntl\.|\btoLocale|\bcrypto\.|\bperformance\.|\bconsole\./;

    expect(await filesSaying('src/core', impure)).toEqual([]);
  });
});

describe('a planted violation', () => {
  const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
    ['core-reaches-core', 'src/core/people/up.ts', `import '#contract/people.ts';`],
    ['core-needs-only-zod-and-noble', 'src/core/people/node.ts', `import 'node:fs';`],
    ['core-needs-only-zod-and-noble', 'src/core/people/pg.ts', `import 'pg';`],
    [
      'contract-reaches-contract-core',
      'src/contract/up.ts',
      `import type { people } from '#server/people/store.ts';\nexport type Up = typeof people;`,
    ],
    ['server-reaches-server-core-contract', 'src/server/people/up.ts', `import '#api/app.ts';`],
    ['cli-reaches-cli-core-contract-server-api', 'src/cli/page.ts', `import '#ui/button.ts';`],
    ['platform-knows-no-subject', 'src/server/platform/up.ts', `import '../people/queries.ts';`],
    [
      'store-stays-in-its-slice',
      'src/server/issues/store-thief.ts',
      `import '../people/store.ts';`,
    ],
    [
      'anonymous-reaches-no-person',
      'src/anonymous/box.ts',
      `import '#server/opinions/actions.ts';`,
    ],
    ['no-cycles', 'src/server/issues/one.ts', `import './two.ts';`],
    ['no-missing-file', 'src/cli/missing.ts', `import './nowhere.ts';`],
  ];
  const innocent: Readonly<Record<string, string>> = {
    'src/contract/people.ts': `import 'zod';`,
    'src/server/people/store.ts': `export const people = 1;`,
    'src/server/people/queries.ts': `import './store.ts';`,
    'src/server/opinions/actions.ts': `import '../people/queries.ts';`,
    'src/server/issues/two.ts': `import './one.ts';`,
    'src/api/app.ts': `import '#server/people/queries.ts';`,
    'src/ui/button.ts': '',
    'src/ui/messages/en.ts': '',
    'src/cli/report.ts': `import '#ui/messages/en.ts';`,
  };
  let found: readonly string[];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pingtai-planted-'));
    await cp('package.json', join(folder, 'package.json'));
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    for (const [, path, text] of planted) await plant(path, text);
    for (const [path, text] of Object.entries(innocent)) await plant(path, text);
    found = await violations();
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function plant(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }

  /** `rule path` for each violation. */
  async function violations(): Promise<readonly string[]> {
    const config = resolve('.dependency-cruiser.cjs');
    const said = await new Promise<string>((done) => {
      const options = ['--config', config, '--output-type', 'json', 'src'];
      const depcruise = resolve('node_modules/.bin/depcruise');
      execFile(depcruise, options, { cwd: folder }, (_, output) => done(output));
    });
    const report = JSON.parse(said) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    return report.summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
  }

  it.each(planted)('is caught: %s by %s', (rule, path) => {
    expect(found).toContain(`${rule} ${path}`);
  });

  it('is all that is caught', () => {
    const guilty = [...planted.map(([, path]) => path), 'src/server/issues/two.ts'];

    expect(found.filter((line) => !guilty.some((path) => line.endsWith(path)))).toEqual([]);
  });
});
