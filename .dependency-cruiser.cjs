/**
 * The layers of docs/architecture.md. A folder imports from its own layer's row downwards in this
 * list only; stages never import one another, nor do doors.
 */
const LAYERS = [
  [
    'haptik.error',
    'limited.logger',
    'nearest.name',
    'damaged.text',
    'redaction',
    'hsl',
    'answer',
    'payload',
  ],
  ['platform'],
  ['options'],
  ['control'],
  ['signature', 'reply', 'handoff', 'copy'],
  ['nodes'],
  ['search', 'storage'],
  ['http', 'operator'],
  ['console'],
  ['haptik.module', 'index'],
  ['testing', 'cli', 'service', 'main'],
];
/** Within layer 0 the words build on one another in this order. */
const WORDS = ['haptik.error', 'redaction', 'hsl', 'answer', 'payload'];
const STAGES = ['signature', 'reply', 'handoff', 'copy'];
const DOORS = ['http', 'operator'];

/** Within hsl each folder builds on those before it. */
const HSL = ['wire', 'read', 'channel', 'words', 'check', 'build', 'actions', 'fit', 'index'];

const inside = (names) => `^src/(${names.join('|').replaceAll('.', '\\.')})(/|\\.ts$)`;

const upwards = LAYERS.slice(0, -1).map((names, level) => ({
  name: `layer-${level}-imports-downstream-only`,
  severity: 'error',
  from: { path: inside(names) },
  to: { path: inside(LAYERS.slice(level + 1).flat()) },
}));

const strangers = [STAGES, DOORS].flatMap((row) =>
  row.map((one) => ({
    name: `${one}-knows-no-sibling`,
    severity: 'error',
    from: { path: inside([one]) },
    to: { path: inside(row.filter((other) => other !== one)) },
  })),
);

const words = WORDS.slice(0, -1).map((word, index) => ({
  name: `${word}-is-told-without-later-words`,
  severity: 'error',
  from: { path: inside([word]) },
  to: { path: inside(WORDS.slice(index + 1)) },
}));

const hsl = HSL.slice(0, -1).map((folder, index) => ({
  name: `hsl-${folder}-is-told-without-what-builds-on-it`,
  severity: 'error',
  from: { path: `^src/hsl/${folder}/` },
  to: { path: `^src/hsl/(${HSL.slice(index + 1).join('|')})(/|[.]ts$)` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    ...strangers,
    ...words,
    ...hsl,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-an-index',
      severity: 'error',
      from: { pathNot: '^src/(testing|cli|service|main)' },
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
      from: {
        path: '^src/copy/(check[.]copy|blank[.]branch|format[.]styles|placeholder|plural[.]categories|render[.]sample|syntax[.]fault|text[.]elements|unseen[.]characters|copy[.](definition|finding|use))[.]ts$',
      },
      to: {
        pathNot:
          '^src/(hsl/|nearest[.]name|damaged[.]text)|intl-messageformat|^src/copy/(blank[.]branch|format[.]styles|placeholder|plural[.]categories|render[.]sample|syntax[.]fault|text[.]elements|unseen[.]characters|copy[.](definition|finding|use))[.]ts$',
      },
    },
    {
      name: 'operator-knows-storage-by-its-ports-only',
      severity: 'error',
      from: { path: '^src/operator/' },
      to: { path: '^src/storage/' },
    },
    {
      name: 'platform-knows-only-errors-and-itself',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform/|redaction/|haptik[.]error)' },
    },
    {
      name: 'only-the-service-has-dependencies-of-its-own',
      comment: 'a host installs only Nest, class-validator and class-transformer',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(service|main)' },
      to: {
        dependencyTypesNot: ['npm-peer', 'local', 'core', 'type-only'],
        pathNot: '^src',
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
