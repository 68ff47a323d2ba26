/**
 * The layers of docs/architecture.md. A folder of src imports from its own layer's row downwards in this
 * list only; stages never import one another, nor do endpoints.
 */
const LAYERS = [
  [
    'haptik.error',
    'nest.version',
    'rate.limited.logger',
    'stop.signals',
    'closest.match',
    'encoding.damage',
    'redaction',
    'hsl',
    'reply/result',
    'copy/reference',
    'payload',
  ],
  ['platform', 'telemetry/tracing'],
  ['handoff/desk'],
  ['options'],
  ['resilience'],
  ['dedupe', 'limits'],
  ['signature', 'reply', 'handoff', 'copy'],
  ['nodes'],
  ['search'],
  ['recording', 'telemetry'],
  ['webhook', 'operator'],
  ['development'],
  ['serverless'],
  ['haptik.module.definition', 'haptik.module', 'index'],
  ['testing', 'internal', 'schematics', 'service', 'main'],
];
/** Within layer 0 the folders build on one another in this order. */
const CORE_VOCABULARY = [
  'haptik.error',
  'redaction',
  'hsl',
  'reply/result',
  'copy/reference',
  'payload',
];
const STAGES = ['signature', 'reply', 'handoff', 'copy'];
const ENDPOINTS = ['webhook', 'operator'];

/** Within hsl each folder builds on those before it. */
const HSL = ['wire', 'parse', 'channel', 'text', 'validate', 'build', 'actions', 'adapt', 'index'];

/** Within options, too. The files around the folders are what an application gives. */
const OPTIONS = ['texts', 'resolved', 'events'];

/** Within resilience, too. */
const RESILIENCE = ['deadlines', 'circuit', 'admission', 'switches'];

/** Within the server of the console each folder builds on those before it. */
const CONSOLE = [
  'common',
  'auth',
  'mount',
  'audit',
  'tokens',
  'request',
  'users',
  'sign-in',
  'invitations',
  'copy',
  'files',
  'operations',
  'openapi',
];

/** Within storage, too. */
const STORAGE = [
  'database',
  'queue',
  'connection',
  'switches',
  'dedupe',
  'limits',
  'recordings',
  'handoffs',
  'copy',
  'statistics',
];

/** Folders of copy that the console in the browser runs, too. */
const PURE_COPY = '^src/copy/(definition|validation)/';

/** The built-in texts, which internal/pure exports. */
const TEXTS = '^src/options/texts/haptik[.]texts[.]ts$';

/** Constants and types of the development endpoint, which internal/pure exports, too. */
const DEVELOPMENT = '^src/development/development[.]contract[.]ts$';

/** The cures of refused signatures, as it exports them. */
const EXPLANATIONS = '^src/signature/diagnosis/signature[.]explanation[.]ts$';

/** The labels of nodes without a method of their own, as it exports them. */
const NODE_LABELS = '^src/resilience/node[.]lookup[.]ts$';

/** Files of src that package.json exports. */
const CORE_ENTRIES =
  'index|(copy|hsl|internal|operator|testing)/index|internal/(cli|emulator|pure)';

/** Subfolders that are in a lower layer than the folder around them. */
const LOW_SUBFOLDERS = LAYERS.flat().filter((name) => name.includes('/'));

/** The folder or file, without those subfolders of it. */
const pattern = (name) => {
  const subfolders = LOW_SUBFOLDERS.filter((low) => low.startsWith(`${name}/`));
  const rest = subfolders.map((low) => `(?!${low.slice(name.length)}/)`).join('');
  return `${name.replaceAll('.', '\\.')}${rest}`;
};

const inside = (names) => `^src/(${names.map(pattern).join('|')})(/|\\.ts$)`;

const upwards = LAYERS.slice(0, -1).map((names, level) => ({
  name: `layer-${level}-imports-downstream-only`,
  severity: 'error',
  from: { path: inside(names) },
  to: { path: inside(LAYERS.slice(level + 1).flat()) },
}));

const siblings = [STAGES, ENDPOINTS].flatMap((row) =>
  row.map((one) => ({
    name: `${one}-imports-no-sibling`,
    severity: 'error',
    from: { path: inside([one]) },
    to: { path: inside(row.filter((other) => other !== one)) },
  })),
);

const vocabulary = CORE_VOCABULARY.slice(0, -1).map((folder, index) => ({
  name: `${folder}-imports-earlier-vocabulary-only`,
  severity: 'error',
  from: { path: inside([folder]) },
  to: { path: inside(CORE_VOCABULARY.slice(index + 1)) },
}));

const foldersWithin = (root, folders) =>
  folders.slice(0, -1).map((folder, index) => ({
    name: `${root}-${folder}-imports-earlier-folders-only`,
    severity: 'error',
    from: { path: `^src/${root}/${folder}/` },
    to: { path: `^src/${root}/(${folders.slice(index + 1).join('|')})(/|[.]ts$)` },
  }));

const packageFolders = (root, folders) =>
  folders.map((folder, index) => ({
    name: `${root}${folder}-imports-earlier-folders-only`,
    severity: 'error',
    from: { path: `^${root}${folder}/` },
    to: { path: `^${root}`, pathNot: `^${root}(${folders.slice(0, index + 1).join('|')})/` },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    ...siblings,
    ...vocabulary,
    ...foldersWithin('hsl', HSL),
    ...foldersWithin('options', OPTIONS),
    ...foldersWithin('resilience', RESILIENCE),
    ...packageFolders('packages/console/server/', CONSOLE),
    ...packageFolders('packages/storage/src/', STORAGE),
    {
      name: 'each-file-has-a-layer',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: inside(LAYERS.flat()) },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-index-imports',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(testing|internal|service|main)' },
      to: { path: '/index[.]ts$' },
    },
    {
      name: 'hsl-is-pure',
      severity: 'error',
      from: { path: '^src/hsl/' },
      to: { pathNot: '^src/hsl/' },
    },
    {
      name: 'checks-of-copy-are-pure',
      comment: 'the console in the browser runs them, too',
      severity: 'error',
      from: { path: PURE_COPY },
      to: {
        pathNot: `^src/(hsl/|closest[.]match|encoding[.]damage)|intl-messageformat|${PURE_COPY}`,
      },
    },
    {
      name: 'src-knows-no-package',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/service/' },
      to: { path: '^packages/' },
    },
    {
      name: 'packages-import-nestjs-haptik-by-its-entries',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^src/', pathNot: `^src/(${CORE_ENTRIES})[.]ts$` },
    },
    {
      name: 'packages-import-one-another-by-their-entries',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/',
        pathNot: [
          '^packages/$1/',
          '^packages/storage/src/(index|internal)[.]ts$',
          '^packages/create/src/index[.]ts$',
          '^packages/ui/(page[.]build[.]ts|src/(index[.]ts|theme/theme[.]css))$',
        ],
      },
    },
    {
      name: 'ui-is-for-pages',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/(ui|[^/]+/web)/' },
      to: { path: '^packages/ui/' },
    },
    {
      name: 'ui-imports-elements-only-of-nestjs-haptik',
      severity: 'error',
      from: { path: '^packages/ui/' },
      to: { path: '^src/', pathNot: '^src/hsl/index[.]ts$' },
    },
    {
      name: 'the-pages-import-only-types-of-the-server',
      severity: 'error',
      from: { path: '^packages/(console|cli)/web/' },
      to: { path: '^packages/(console/server|cli/src)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'internal-pure-is-pure',
      comment: 'browsers load it',
      severity: 'error',
      from: { path: '^src/internal/pure[.]ts$' },
      to: {
        pathNot: [
          `^src/(hsl/|copy/copy[.]transfer[.]ts$)|${TEXTS}`,
          PURE_COPY,
          DEVELOPMENT,
          EXPLANATIONS,
          NODE_LABELS,
        ],
      },
    },
    {
      name: 'built-in-texts-import-nothing',
      severity: 'error',
      from: { path: [TEXTS, EXPLANATIONS, NODE_LABELS] },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-knows-only-errors-and-itself',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform/|redaction/|haptik[.]error)' },
    },
    {
      name: 'what-is-published-imports-what-its-manifest-names',
      severity: 'error',
      from: {
        path: ['^src/', '^packages/[^/]+/(src|server)/'],
        pathNot: ['^src/(service|main)', '^packages/ui/'],
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: '[.]d[.]ts$|[.]config[.][jt]s$' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^packages/create/template/'] },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
