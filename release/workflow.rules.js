import { parseDocument, visit } from 'yaml';

const PINNED = /^[\w.-]+(?:\/[\w.-]+)+@[\da-f]{40}$/;
const VERSION = /^v\d+\.\d+\.\d+$/;

/**
 * Rules that GitHub does not have: what a workflow runs is pinned, and where npm and the registry of images trust the
 * workflow (`id-token: write`), only GitHub's own actions run.
 *
 * @param {string} content of a workflow
 * @param {string} changesetsCli version of @changesets/cli
 * @returns {string[]} violations
 */
export function findViolations(content, changesetsCli) {
  const violations = [];
  const document = parseDocument(content);
  visit(document, {
    Pair(_, { key, value }) {
      const action = key.value === 'uses' ? value?.value : undefined;
      if (!action || action.startsWith('./')) return;
      const version = /\S+/.exec(value.comment ?? '')?.[0] ?? '';
      if (!PINNED.test(action)) violations.push(`${action} is not pinned to a commit`);
      else if (!VERSION.test(version))
        violations.push(`${action} lacks its version as a comment, such as "# v1.2.3"`);
      if (action.startsWith('changesets/action@') && !isPair(version, changesetsCli))
        violations.push(`changesets/action ${version} does not go with CLI ${changesetsCli}`);
    },
  });
  for (const [, tool] of content.matchAll(/npm install --global (\S+)/g)) {
    if (!/@\d+\.\d+\.\d+$/.test(tool)) violations.push(`${tool} has no exact version`);
  }
  const { jobs, permissions } = document.toJS();
  for (const [name, job] of Object.entries(jobs)) {
    if (!canWriteIdToken(job.permissions ?? permissions)) continue;
    for (const { uses } of [job, ...(job.steps ?? [])]) {
      if (uses && !/^(?:actions\/|\.\/)/.test(uses))
        violations.push(`${uses} runs in "${name}", which has id-token: write`);
    }
  }
  return violations;
}

function canWriteIdToken(permissions) {
  return permissions === 'write-all' || permissions?.['id-token'] === 'write';
}

/** Version 2 of the action reads what version 3 of the CLI writes, and so on; others find nothing published. */
function isPair(action, cli) {
  return Number(/^v(\d+)/.exec(action)?.[1]) + 1 === Number.parseInt(cli, 10);
}
