import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  type EndpointPath,
  escapeMalformedPercent,
  decodeUnreserved,
  normalizeEscapes,
  splitPath,
} from 'nestjs-haptik/internal';
import { MountedPaths } from '../common/mounted.paths.js';
import { withoutOrigin } from './mounted.url.js';

/** Without these a request has no body, as far as a parser can tell. */
const BODY_HEADERS = ['content-length', 'transfer-encoding'] as const;

/** What the host does not see of a request to the console. */
interface HiddenParts {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Prepares requests to the console before the host sees them. The URL is normalized, because Express
 * and Fastify treat slashes, case and escapes differently and refuse malformed escapes. The body is
 * hidden from parsers, because the console reads bodies only of authorized requests.
 */
@Injectable()
export class ConsoleRequestPreparer implements OnApplicationBootstrap {
  readonly #hidden = new WeakMap<IncomingMessage, HiddenParts>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly mounted: MountedPaths,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    if (typeof server?.prependListener !== 'function') return;
    // A host may exclude only what is below the console from its prefix, or only the console.
    const mounts = ['', '/api'].map((page) => this.mounted.resolve(page));
    server.prependListener('request', (request) => {
      const given = withoutOrigin(request.url ?? '');
      const url = mounts.map((mount) => normalizeUrl(given, mount)).find(Boolean);
      if (url !== undefined) this.hide(request, url);
    });
  }

  /** Restores the hidden parts, and returns the normalized URL; undefined if nothing was hidden. */
  restore(request: IncomingMessage): string | undefined {
    const hidden = this.#hidden.get(request);
    if (hidden) Object.assign(request.headers, hidden.headers);
    return hidden?.url;
  }

  private hide(request: IncomingMessage, url: string): void {
    const headers: IncomingHttpHeaders = {};
    for (const name of BODY_HEADERS) {
      if (request.headers[name] === undefined) continue;
      headers[name] = request.headers[name];
      delete request.headers[name];
    }
    this.#hidden.set(request, { url, headers });
    request.url = escapeMalformedPercent(url);
  }
}

/** Returns the URL in the spelling of the host's routes; undefined if it is not below `mount`. */
function normalizeUrl(url: string, mount: EndpointPath): string | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  const given = splitPath(path);
  const isBelow =
    given.length >= mount.length &&
    mount.every((segment, at) => normalizeEscapes(given[at] ?? '') === segment.toLowerCase());
  if (!isBelow) return undefined;
  const rest = given.slice(mount.length).map(decodeUnreserved);
  return `/${[...mount, ...rest].join('/')}${url.slice(path.length)}`;
}
