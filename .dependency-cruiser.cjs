/** The rules of the house: who may import what. Each name is the sentence that it enforces. */
const pureLibraries =
  '(^|/)node_modules/(yaml|smol-toml|hash-wasm|lz4-napi|spdx-license-ids|spdx-license-list|spdx-exceptions)/';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain', pathNot: '\\.spec\\.tsx?$' },
      to: { pathNot: ['^src/domain', '^(node:)?(crypto|buffer)$', pureLibraries] },
    },
    {
      name: 'doors-do-not-meet',
      severity: 'error',
      from: { path: '^src/doors/([^/]+)/' },
      to: { path: '^src/doors/', pathNot: '^src/doors/$1/' },
    },
    {
      name: 'doors-hold-no-storage',
      severity: 'error',
      from: { path: '^src/doors' },
      to: {
        path: [
          '(^|/)node_modules/(typeorm|@nestjs/typeorm|pg|@aws-sdk)/',
          '^src/foundations/(database|object-store|jobs|embedded)/',
        ],
      },
    },
    {
      name: 'front-door-only-for-doors',
      severity: 'error',
      from: { path: '^src/(doors/|[^/]+\\.ts$)' },
      to: { path: '^src/capabilities/[^/]+/', pathNot: '^src/capabilities/[^/]+/index\\.ts$' },
    },
    {
      name: 'front-door-only-between-capabilities',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/' },
      to: {
        path: '^src/capabilities/[^/]+/',
        pathNot: ['^src/capabilities/$1/', '^src/capabilities/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'capabilities-look-down',
      severity: 'error',
      from: { path: '^src/capabilities' },
      to: { path: '^src/(doors/|[^/]+\\.ts$)' },
    },
    {
      name: 'foundations-look-down',
      severity: 'error',
      from: { path: '^src/foundations' },
      to: { path: '^src/(capabilities|doors)/' },
    },
    {
      name: 'one-s3',
      severity: 'error',
      from: {
        path: '^(src|migrations)',
        pathNot: ['^src/foundations/object-store/', '\\.spec\\.tsx?$'],
      },
      to: { path: '(^|/)node_modules/@aws-sdk/' },
    },
    {
      name: 'one-pg',
      severity: 'error',
      from: {
        path: '^(src|migrations)',
        pathNot: ['^src/foundations/(database|embedded)/', '\\.spec\\.tsx?$'],
      },
      to: { path: '(^|/)node_modules/pg/' },
    },
    {
      name: 'not-to-spec',
      severity: 'error',
      from: { pathNot: '\\.spec\\.tsx?$' },
      to: { path: '\\.spec\\.tsx?$' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^test' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src',
        // Modules of pages are read as files, and imported by browsers alone.
        pathNot: ['\\.spec\\.tsx?$', '^src/main\\.ts$', '^src/doors/web/assets/files/'],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      // Modules of pages import each other by the addresses at which they are served.
      from: { pathNot: '^src/doors/web/assets/files/' },
      // A package of types alone: there is nothing to resolve.
      to: { couldNotResolve: true, pathNot: '^hast$' },
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.cjs', '.mjs'],
    },
  },
};
