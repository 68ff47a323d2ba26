// Checks the built site: every link names a page and a heading of it, and no page loads anything from elsewhere.
//   node docs/site/check.js      after `npm run docs`
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SITE = new URL('../.vitepress/dist', import.meta.url).pathname;
const BASE = process.env.DOCS_BASE ?? '/';

const pages = new Map(
  readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(join(SITE, file), 'utf8')]),
);
const anchors = new Map(
  [...pages].map(([file, html]) => [file, new Set(attributes(html, 'id').map(decodeURI))]),
);

function attributes(html, name) {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) =>
    value.replaceAll('&amp;', '&'),
  );
}

/** What is wrong with a link of a page, if anything. */
function faultOf(page, link) {
  if (/^(https?|mailto|tel|data):/.test(link) || link === '#') return undefined;
  const [path = '', anchor] = decodeURI(link).split('#');
  if (path.startsWith('/') && !path.startsWith(BASE)) return 'is outside of the base path';
  const absolute = path.startsWith('/') ? path.slice(BASE.length) : join(dirname(page), path);
  const file = [absolute, join(absolute, 'index.html'), `${absolute}.html`].find(
    (candidate) =>
      pages.has(candidate) || (/\.\w+$/.test(candidate) && existsSync(join(SITE, candidate))),
  );
  if (path !== '' && file === undefined) return 'names no page';
  const target = path === '' ? page : file;
  if (anchor && !anchors.get(target)?.has(anchor)) return 'names no heading';
  return undefined;
}

const faults = new Set();
for (const [page, html] of pages) {
  for (const link of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
    const fault = faultOf(page, link);
    if (fault) faults.add(`${page}: ${link} ${fault}`);
  }
  const requests = [
    ...html.matchAll(
      /<(?:script|img|iframe|source|link)\b[^>]*?\s(?:src|href)="((?:https?:)?\/\/[^"]*)"/g,
    ),
  ];
  for (const [, url] of requests) faults.add(`${page}: loads ${url}`);
}
for (const file of readdirSync(join(SITE, 'assets'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.css')) continue;
  const css = readFileSync(join(SITE, 'assets', file), 'utf8');
  for (const [url] of css.matchAll(/(?:url\(|@import )["']?(?:https?:)?\/\/[^)"']*/g)) {
    faults.add(`assets/${file}: loads ${url}`);
  }
}

for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.size > 0) process.exitCode = 1;
