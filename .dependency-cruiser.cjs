// Who may import whom. Nobody imports upwards:
//   domain
//   domain ← platform ← access ← features ← the application itself        (backend/src)
//   domain ← ui, map, live ← citizen | association | organiser ← app      (frontend/src)

const users = '(citizen|association|organiser)'
const tests = '[.]test[.]tsx?$|/testing/'

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Types may point at each other: nothing is loaded for them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      comment: 'No I/O, no clock, no framework: only its own files and what is on this list.',
      severity: 'error',
      from: { path: '^backend/domain/', pathNot: tests },
      to: { pathNot: '^(backend/domain/|node_modules/zod/)' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^backend/src/platform/', pathNot: tests },
      to: { path: '^backend/src/', pathNot: '^backend/src/platform/' },
    },
    {
      name: 'access-knows-no-feature',
      severity: 'error',
      from: { path: '^backend/src/access/', pathNot: tests },
      to: { path: '^backend/src/', pathNot: '^backend/src/(platform|access)/' },
    },
    {
      name: 'features-meet-at-the-door',
      comment: 'Another feature is reached through its index.ts.',
      severity: 'error',
      from: { path: '^backend/src/([^/]+)/' },
      to: { path: '^backend/src/[^/]+/', pathNot: '^backend/src/(platform/|$1/|[^/]+/index[.]ts$)' },
    },
    {
      name: 'application-on-top',
      severity: 'error',
      from: { path: '^backend/(src/[^/]+/|migrations/)', pathNot: tests },
      to: { path: '^backend/(src/[^/]+[.]ts$|test/)' },
    },
    {
      name: 'shared-page-parts-know-no-user',
      severity: 'error',
      from: { path: '^frontend/src/(ui|map|live)/' },
      to: { path: `^frontend/src/(${users}|app)/` },
    },
    {
      name: 'ui-is-lowest',
      severity: 'error',
      from: { path: '^frontend/src/ui/' },
      to: { path: '^frontend/src/(map|live)/' },
    },
    {
      name: 'users-stay-apart',
      severity: 'error',
      from: { path: `^frontend/src/${users}/` },
      to: { path: `^frontend/src/(${users}|app)/`, pathNot: '^frontend/src/$1/' },
    },
    {
      name: 'two-sides',
      comment: 'Pages and server share the domain and nothing else.',
      severity: 'error',
      from: { path: '^(frontend|backend)/', pathNot: '^backend/domain/' },
      to: { path: '^(frontend|backend)/', pathNot: '^($1/|backend/domain/)' },
    },
    {
      name: 'ships-what-it-needs',
      comment: 'The running server has no development packages.',
      severity: 'error',
      from: { path: '^backend/(src|migrations|domain)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
