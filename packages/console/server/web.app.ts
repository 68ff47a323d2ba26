import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import sirv from 'sirv';
import { type ConsoleRequest, MOUNT_PATH } from './auth/console.request.js';
import type { ResolvedConsoleOptions } from './common/resolved.console.options.js';
import type { Middleware } from './security.headers.js';

const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';
const INDEX_FILE = 'index.html';

const NOT_BUILT_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Haptik console</title>
</head>
<h1>The console is not built</h1>
<p>The API works, but the pages are missing. Build them with <code>npm run build</code>, and restart the application.</p>
</html>
`;
const NOT_FOUND_HTML = '<!doctype html><meta charset="utf-8"><p>Not found.</p>\n';

/** The folder of the built web app. */
@Injectable()
export class WebAppFolder {
  readonly path: string = join(import.meta.dirname, 'app');
}

/**
 * Serves the web app: its files, and the index page for every other path that is not of the API.
 */
export function serveWebApp(
  { url }: ResolvedConsoleOptions,
  { path: folder }: WebAppFolder,
): Middleware[] {
  const index = join(folder, INDEX_FILE);
  if (!existsSync(index)) return [forPages(serveIndex(NOT_BUILT_HTML, url))];
  const files = sirv(folder, { etag: true, extensions: [], setHeaders: setCacheHeader });
  const servePage = serveIndex(readFileSync(index, 'utf8'), url);
  return [
    forPages((request, response, next) => {
      if (pathOf(request) === `/${INDEX_FILE}`) next();
      else files(request, response, next);
    }),
    forPages(servePage),
  ];
}

/** Keeps requests to the API, and those that do not read, from a middleware for pages. */
function forPages(serve: Middleware): Middleware {
  return (request, response, next) => {
    if (/^\/api(?:\/|$)/i.test(pathOf(request))) next();
    else if (request.method === 'GET' || request.method === 'HEAD') serve(request, response, next);
    else sendHtml(response, 404, NOT_FOUND_HTML);
  };
}

function serveIndex(page: string, url: string | undefined): Middleware {
  return (request, response) => {
    // A missing file of another build must not be answered with the page, which a browser would
    // parse as a script.
    if (pathOf(request).startsWith('/assets/')) return sendHtml(response, 404, NOT_FOUND_HTML);
    const base = url === undefined ? request[MOUNT_PATH] : new URL(url).pathname;
    sendHtml(response, 200, setBaseHref(page, `${base}/`));
  };
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(html),
    'Cache-Control': 'no-cache',
  });
  response.end(html);
}

/** The names of the files in `assets` contain a hash of their content. */
function setCacheHeader(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', path.startsWith('/assets/') ? IMMUTABLE_CACHE : 'no-cache');
}

function pathOf({ url }: ConsoleRequest): string {
  return url.split('?', 1)[0] ?? '';
}

/** Inserts the base URL into the page, so that the console can be mounted at any path. */
export function setBaseHref(page: string, base: string): string {
  const tag = `<base href="${base.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" />`;
  const without = page.replace(/<base\b[^>]*>/i, '');
  return without.replace(/<head[^>]*>/i, (head) => `${head}${tag}`);
}
