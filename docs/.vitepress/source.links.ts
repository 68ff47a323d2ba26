import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

const ROOT = new URL('../../', import.meta.url).pathname;

/**
 * Links of pages to files outside of `docs`, such as `../src/index.ts`, have no page in the site. They
 * lead to the sources at `url`, if given, and are plain text otherwise.
 *
 * @throws Error when the file does not exist
 */
export function linksToSources(markdown: MarkdownRenderer, url: string | undefined): void {
  markdown.core.ruler.push('links to sources', ({ tokens, env }) => {
    for (const { children } of tokens) {
      let isOutside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const file = fileOf(token.attrGet('href') ?? '', String(env.path));
          isOutside = file !== undefined;
          if (file && url) token.attrSet('href', `${url.replace(/\/$/, '')}/${file}`);
        }
        // A text token without content renders nothing.
        if (isOutside && !url && token.type.startsWith('link_')) token.type = 'text';
        if (token.type === 'link_close') isOutside = false;
      }
    }
  });
}

/** The path from the root of the repository, of a file outside of `docs`. */
function fileOf(href: string, page: string): string | undefined {
  if (!href.startsWith('../')) return undefined;
  const file = relative(ROOT, join(dirname(page), href.replace(/#.*/, '')));
  if (file.startsWith('docs/')) return undefined;
  if (!existsSync(join(ROOT, file))) throw new Error(`${page}: the link to ${href} is dead.`);
  return file;
}
