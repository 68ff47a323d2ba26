import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { type AssetPath, resolveAssetPath } from './asset.path.js';
import { StaticAssets } from './static.assets.js';
import {
  NOT_BUILT_HTML,
  NOT_FOUND_HTML,
  setBaseHref,
  PAGE_SECURITY_HEADERS,
} from './index.page.js';
import { type ConsoleResponse, sendResponse } from './console.response.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';

const HTML_CONTENT_TYPE = 'text/html; charset=utf-8';
const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';
const INDEX_FILE = 'index.html';

/**
 * Serves the web app: its files, and the index page for every other path below the console. A
 * middleware, because Express and Fastify have no wildcard syntax in common.
 */
@Injectable()
export class StaticAssetsMiddleware implements NestMiddleware<StaticAssetRequest, ServerResponse> {
  constructor(
    private readonly files: StaticAssets,
    private readonly settings: ResolvedConsoleOptions,
    private readonly config: ApplicationConfig,
  ) {}

  use(
    request: StaticAssetRequest,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): void {
    const url = request.originalUrl ?? request.url ?? '';
    const address = resolveAssetPath(this.settings.path, this.config.getGlobalPrefix(), url);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || /^api(?:\/|$)/i.test(address.name)) return next();
    this.answer(address).then((answer) => sendResponse(response, answer), next);
  }

  private async answer({ name, base }: AssetPath): Promise<ConsoleResponse> {
    const file = name === INDEX_FILE ? undefined : await this.files.find(name);
    if (file) {
      const cache = file.isHashed ? IMMUTABLE_CACHE : 'no-cache';
      const headers = {
        ...PAGE_SECURITY_HEADERS,
        'Content-Type': file.type,
        'Cache-Control': cache,
      };
      return { status: 200, headers, body: file.bytes };
    }
    const headers = {
      ...PAGE_SECURITY_HEADERS,
      'Content-Type': HTML_CONTENT_TYPE,
      'Cache-Control': 'no-cache',
    };
    // A missing file of another build must not be answered with the page, which a browser would
    // parse as a script.
    if (name.startsWith('assets/')) return { status: 404, headers, body: NOT_FOUND_HTML };
    const page = (await this.files.page()) ?? NOT_BUILT_HTML;
    const { url } = this.settings;
    const body = setBaseHref(page, url === undefined ? base : `${new URL(url).pathname}/`);
    return { status: 200, headers, body };
  }
}

/**
 * A request of Node. Express and Fastify keep the full URL in `originalUrl` when they cut `url`.
 */
interface StaticAssetRequest extends IncomingMessage {
  readonly originalUrl?: string;
}
