import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReleaseState } from '../../../release/release.state.js';

describe('the release workflow', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-release-'));
    await mkdir(join(folder, '.changeset'));
    await writeFile(join(folder, '.changeset/README.md'), '# Changes');
    await writeFile(join(folder, 'package.json'), '{"version":"0.2.0"}');
    await writeFile(join(folder, 'CHANGELOG.md'), '# nestjs-haptik\n\n## 0.2.0\n\n## 0.1.0\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('releases a version that the changelog has and that has no tag', () => {
    expect(readReleaseState(folder, ['nestjs-haptik@0.1.0'])).toEqual({
      version: '0.2.0',
      tag: 'nestjs-haptik@0.2.0',
      hasChangesets: false,
      isDue: true,
    });
  });

  it('releases no version twice', () => {
    expect(readReleaseState(folder, ['nestjs-haptik@0.2.0'])).toMatchObject({ isDue: false });
  });

  it('releases nothing while changes wait for a version', async () => {
    await writeFile(join(folder, '.changeset/brave-cats-sing.md'), 'A change.');
    expect(readReleaseState(folder, [])).toMatchObject({ hasChangesets: true, isDue: false });
  });

  it('releases nothing that the changelog calls unreleased', async () => {
    const text = '# nestjs-haptik\n\n## 0.2.0 (not released yet)\n';
    await writeFile(join(folder, 'CHANGELOG.md'), text);
    expect(readReleaseState(folder, [])).toMatchObject({ hasChangesets: false, isDue: false });
  });
});
