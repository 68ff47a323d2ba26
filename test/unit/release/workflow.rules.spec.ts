import { findViolations } from '../../../release/workflow.rules.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A workflow with one job of these steps. */
const workflow = (steps: readonly string[], permissions = '{ contents: read }'): string =>
  [
    'on: push',
    'jobs:',
    '  one:',
    '    runs-on: ubuntu-24.04',
    `    permissions: ${permissions}`,
    '    steps:',
    ...steps.map((step) => `      - ${step}`),
  ].join('\n');

describe('the rules of workflows', () => {
  it.each([
    [`uses: actions/checkout@${COMMIT} # v5.0.0`],
    ['uses: ./.github/actions/own'],
    ['run: npm install --global npm@11.19.1'],
    [`uses: changesets/action@${COMMIT} # v2.1.1`],
  ])('accept %s', (step) => {
    expect(findViolations(workflow([step]), '3.0.3')).toEqual([]);
  });

  it.each([
    ['uses: actions/checkout@v5', 'actions/checkout@v5 is not pinned to a commit'],
    ['uses: actions/checkout@0123456 # v5.0.0', 'is not pinned to a commit'],
    ['uses: docker://alpine:3', 'is not pinned to a commit'],
    [`uses: actions/checkout@${COMMIT}`, 'lacks its version'],
    [`uses: actions/checkout@${COMMIT} # v5`, 'lacks its version'],
    ['run: npm install --global npm@11', 'npm@11 has no exact version'],
    [`uses: changesets/action@${COMMIT} # v1.9.0`, 'does not go with CLI 3.0.3'],
  ])('refuse %s', (step, violation) => {
    expect(findViolations(workflow([step]), '3.0.3')).toEqual([expect.stringContaining(violation)]);
  });

  it('refuse a step on one line that is not pinned', () => {
    expect(findViolations(workflow(['{ uses: a/b@v1 }']), '3.0.3')).toEqual([
      'a/b@v1 is not pinned to a commit',
    ]);
  });

  it.each(['{ id-token: write }', 'write-all'])(
    'refuse foreign actions where a registry trusts the workflow: %s',
    (permissions) => {
      const steps = [`uses: actions/checkout@${COMMIT} # v5.0.0`, `uses: a/b@${COMMIT} # v1.0.0`];
      expect(findViolations(workflow(steps, permissions), '3.0.3')).toEqual([
        `a/b@${COMMIT} runs in "one", which has id-token: write`,
      ]);
    },
  );

  it('refuse foreign workflows there', () => {
    const uses = `a/b/.github/workflows/c.yml@${COMMIT}`;
    const content = [
      'on: push',
      'permissions: { id-token: write }',
      'jobs:',
      '  own: { uses: ./.github/workflows/own.yml }',
      '  one:',
      `    uses: ${uses} # v1.0.0`,
    ].join('\n');
    expect(findViolations(content, '3.0.3')).toEqual([
      `${uses} runs in "one", which has id-token: write`,
    ]);
  });
});
