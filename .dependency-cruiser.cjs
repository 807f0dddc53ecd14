/** The arrows of ARCHITECTURE.md: core ← contract ← server ← {api, routes, anonymous, cli}. */

const areas = ['core', 'contract', 'server', 'api', 'anonymous', 'routes', 'ui', 'cli'];
const subjects =
  'accounts|people|cycles|reviews|opinions|issues|appraisals|ledger|archive|reports|quality|imports';
const tests = '\\.test\\.ts$';

/** An area may reach itself and the named ones, nothing else of ours. */
function arrow(from, ...may) {
  const others = areas.filter((area) => area !== from && !may.includes(area));
  return {
    name: `${from}-reaches-${[from, ...may].join('-')}`,
    severity: 'error',
    from: { path: `^src/${from}/`, pathNot: tests },
    to: { path: `^src/(${others.join('|')})/`, pathNot: '^src/ui/messages/' },
  };
}

module.exports = {
  forbidden: [
    arrow('core'),
    arrow('contract', 'core'),
    arrow('server', 'core', 'contract'),
    arrow('api', 'core', 'contract', 'server'),
    arrow('cli', 'core', 'contract', 'server', 'api'),
    arrow('routes', 'core', 'contract', 'server', 'ui'),
    arrow('anonymous', 'core', 'contract', 'server', 'ui'),
    arrow('ui', 'core', 'contract'),
    {
      name: 'core-and-contract-speak-no-language',
      severity: 'error',
      from: { path: '^src/(core|contract)/', pathNot: tests },
      to: { path: '^src/ui/' },
    },
    {
      name: 'core-needs-only-zod-and-noble',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: {
        dependencyTypesNot: ['local', 'localmodule', 'aliased', 'aliased-subpath-import'],
        pathNot: '^(node_modules/(zod|@noble/hashes|@noble/curves)/|src/)',
      },
    },
    {
      name: 'contract-does-no-input-or-output',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-subject',
      severity: 'error',
      from: { path: '^src/server/platform/', pathNot: tests },
      to: { path: `^src/server/(${subjects})/` },
    },
    {
      name: 'store-stays-in-its-slice',
      severity: 'error',
      from: { path: '^src/([^/]+)/([^/]+)/', pathNot: tests },
      to: {
        path: `^src/server/(${subjects})/(store|projection)\\.ts$`,
        pathNot: '^src/server/$2/',
      },
    },
    {
      name: 'anonymous-reaches-no-person',
      severity: 'error',
      from: { path: '^src/anonymous/' },
      to: { path: '^src/server/(platform/session|people/)', reachable: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^test/|\\.test\\.ts$' },
    },
    {
      name: 'no-development-package-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-missing-file',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { couldNotResolve: true, pathNot: '^(\\$app|\\$env|virtual:|\\./\\$types)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit|\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};
