import { existsSync } from 'node:fs';
import { runChecks } from './checks.mjs';
import { runSuite } from './suites.mjs';

/** `npm test`: house checks, every test on the private PostgreSQL, then on the one named, if any. */
const { TEST_DATABASE_URL, ...own } = process.env;

const runs = [await runChecks()];
const journeys = existsSync('test/journeys') ? ['journeys'] : [];
runs.push(await runSuite('own', ['unit', 'server', 'machine', ...journeys], own));
if (TEST_DATABASE_URL) {
  console.log('\nThe server tests again, on the PostgreSQL that TEST_DATABASE_URL names');
  runs.push(await runSuite('named', ['server'], process.env));
}

const sum = (what) => runs.reduce((total, counted) => total + (counted[what] ?? 0), 0);
const ran = runs.slice(1).every((counted) => counted.passed > 0);
process.exitCode = ran && sum('failed') === 0 ? 0 : 1;
console.log(`${sum('skipped')} skipped`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
