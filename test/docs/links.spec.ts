import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { slugify } from '../../docs/.vitepress/slug.js';
import { listMarkdownFiles } from './markdown.files.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const PAGES = listMarkdownFiles(ROOT);

interface Link {
  readonly path: string;
  readonly anchor: string | undefined;
}

/** The relative links and images of a page. Code is left out. */
function linksOf(page: string): Link[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[^]*?^```|`[^`\n]*`/gm, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|\s(?:src|href)="([^"]+)"/g)];
  return targets
    .map(([, link, attribute]) => link ?? attribute ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { path: path === '' ? page : normalize(join(dirname(page), path)), anchor };
    });
}

/** The anchors of a page as GitHub makes them, also for headings that repeat. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    slugify(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
  );
  const counts = new Map<string, number>();
  const anchors = headings.map((slug) => {
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  const ids = [...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id);
  return new Set([...anchors, ...ids]);
}

function isDead({ path, anchor }: Link): boolean {
  const file = join(ROOT, path);
  if (!existsSync(file)) return true;
  return anchor !== undefined && statSync(file).isFile() && !anchorsOf(path).has(anchor);
}

/** Files and folders of the repository that a page names between backquotes. */
function pathsOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const folders = 'bench|config|deploy|packages|test/(?:browser|docs|e2e|packed|run|support|unit)';
  return [...text.matchAll(RegExp(`\`((?:${folders})/[\\w./-]+)\``, 'g'))].map(
    ([, path = '']) => path,
  );
}

describe('the links of the documentation', () => {
  it.each(PAGES)('%s links to files and headings that exist', (page) => {
    expect(linksOf(page).filter(isDead)).toEqual([]);
  });

  it('are complete: the files that pages name exist', () => {
    const dead = PAGES.filter((page) => !page.endsWith('CHANGELOG.md')).flatMap((page) =>
      pathsOf(page).filter((path) => !existsSync(join(ROOT, path))),
    );
    expect(dead).toEqual([]);
  });

  it('lead from shipped pages to shipped pages and images', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
    const shipped = new Set(files.map(({ path }) => path));
    const missing = PAGES.filter((page) => shipped.has(page)).flatMap((page) =>
      linksOf(page)
        .filter(({ path }) => path.startsWith('docs/') && !shipped.has(path))
        .map(({ path }) => `${page}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
