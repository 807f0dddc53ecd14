import { runChecks } from './checks.mjs';
import { runSuite } from './suites.mjs';

/** `npm run check`: what must hold before every commit, under a minute. */
const checks = await runChecks();
const unit = await runSuite('unit', ['unit'], process.env);
process.exitCode = checks.failed + unit.failed === 0 && unit.passed > 0 ? 0 : 1;
