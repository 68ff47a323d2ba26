import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { type AppAddress, appAddress } from './app.address.js';
import { AppFiles } from './app.files.js';
import { NOT_BUILT, NOT_FOUND, pageAt, SAFETY } from './app.page.js';
import { type ConsoleResponse, send } from './console.response.js';
import { ConsoleSettings } from './console.settings.js';

const HTML = 'text/html; charset=utf-8';
const YEAR = 'public, max-age=31536000, immutable';
const INDEX = 'index.html';

/**
 * The app in the browser: its files, and its page for every address below the console that is none of
 * them. A middleware, since Express and Fastify have no wildcard of routes in common.
 */
@Injectable()
export class AppMiddleware implements NestMiddleware<AppRequest, ServerResponse> {
  constructor(
    private readonly files: AppFiles,
    private readonly settings: ConsoleSettings,
    private readonly config: ApplicationConfig,
  ) {}

  use(request: AppRequest, response: ServerResponse, next: (error?: unknown) => void): void {
    const url = request.originalUrl ?? request.url ?? '';
    const address = appAddress(this.settings.path, this.config.getGlobalPrefix(), url);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || /^api(?:\/|$)/i.test(address.name)) return next();
    this.answer(address).then((answer) => send(response, answer), next);
  }

  private async answer({ name, base }: AppAddress): Promise<ConsoleResponse> {
    const file = name === INDEX ? undefined : await this.files.find(name);
    if (file) {
      const cache = file.isHashed ? YEAR : 'no-cache';
      const headers = { ...SAFETY, 'Content-Type': file.type, 'Cache-Control': cache };
      return { status: 200, headers, body: file.bytes };
    }
    const headers = { ...SAFETY, 'Content-Type': HTML, 'Cache-Control': 'no-cache' };
    // A file of another build must not come as a page, which a browser would read as a script.
    if (name.startsWith('assets/')) return { status: 404, headers, body: NOT_FOUND };
    const page = (await this.files.page()) ?? NOT_BUILT;
    const { url } = this.settings;
    const body = pageAt(page, url === undefined ? base : `${new URL(url).pathname}/`);
    return { status: 200, headers, body };
  }
}

/** Of Node, with what Express and Fastify keep of a URL that they cut. */
interface AppRequest extends IncomingMessage {
  readonly originalUrl?: string;
}
