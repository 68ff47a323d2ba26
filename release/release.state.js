import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the sources ask of the release workflow. A release is due if no changeset waits, the changelog has a section of
 * the version without a remark such as "(not released yet)", and the version has no tag, which a release gets last.
 *
 * @param {string} folder of the repository
 * @param {readonly string[]} tags
 * @returns {{ version: string, tag: string, hasChangesets: boolean, isDue: boolean }}
 */
export function readReleaseState(folder, tags) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
  const hasChangesets = readdirSync(join(folder, '.changeset')).some(
    (file) => file.endsWith('.md') && file !== 'README.md',
  );
  const tag = `nestjs-haptik@${version}`;
  const isDue =
    !hasChangesets && !tags.includes(tag) && changelog.split('\n').includes(`## ${version}`);
  return { version, tag, hasChangesets, isDue };
}
