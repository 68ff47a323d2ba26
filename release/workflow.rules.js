import { parse } from 'yaml';

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
  for (const line of content.split('\n')) {
    const [, action, version = ''] = /^[\s-]*uses:\s*(\S+)(?:\s+#\s*(\S+))?/.exec(line) ?? [];
    if (action && !action.startsWith('./')) {
      if (!PINNED.test(action)) violations.push(`${action} is not pinned to a commit`);
      else if (!VERSION.test(version))
        violations.push(`${action} lacks its version as a comment, such as "# v1.2.3"`);
      if (action.startsWith('changesets/action@') && !isPair(version, changesetsCli))
        violations.push(`changesets/action ${version} does not go with CLI ${changesetsCli}`);
    }
    const [, tool] = /npm install --global (\S+)/.exec(line) ?? [];
    if (tool && !/@\d+\.\d+\.\d+$/.test(tool)) violations.push(`${tool} has no exact version`);
  }
  const { jobs, permissions } = parse(content);
  for (const [name, job] of Object.entries(jobs)) {
    if ((job.permissions ?? permissions)?.['id-token'] !== 'write') continue;
    for (const { uses } of job.steps ?? []) {
      if (uses && !/^(?:actions\/|\.\/)/.test(uses))
        violations.push(`${uses} runs in "${name}", which has id-token: write`);
    }
  }
  return violations;
}

/** Version 2 of the action reads what version 3 of the CLI writes, and so on; others find nothing published. */
function isPair(action, cli) {
  return Number(/^v(\d+)/.exec(action)?.[1]) + 1 === Number.parseInt(cli, 10);
}
