import type { IncomingMessage, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { DEFAULT_BOT } from '../options/resolved.haptik.options.js';
import { quote } from '../payload/quote.js';
import { SIGNATURE_HEADER } from '../signature/signature.js';
import {
  type EndpointPath,
  resemblesEndpoint,
  isSearchSegment,
  splitPath,
} from './endpoint.path.js';

/** One line tells what is wrong; a scanner must not fill the log. */
const QUIET_MS = 60_000;
/** Bots that are named at most. */
const MAX_LISTED_BOTS = 5;
const NOT_FOUND = 404;

/** Logs calls that were probably meant for the endpoint and got 404. */
export class MisroutedCallLogger {
  readonly #logger = new Logger('Haptik');
  #quietUntil = 0;

  constructor(
    private readonly endpoint: EndpointPath,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** Looks at how a request is answered. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = request;
    const isSigned = method === 'POST' && request.headers[SIGNATURE_HEADER] !== undefined;
    if (!isSigned && !resemblesEndpoint(url, this.endpoint)) return;
    response.once('finish', () => {
      if (response.statusCode === NOT_FOUND) this.logMisrouted(method, url, isSigned);
    });
  }

  private logMisrouted(method: string, url: string, isSigned: boolean): void {
    const now = performance.now();
    if (now < this.#quietUntil) return;
    this.#quietUntil = now + QUIET_MS;
    this.#logger.warn(
      `Nothing answers ${method} ${quote(this.safePathPrefix(url))}, ${isSigned ? 'and the call was signed' : 'which is near'}: ` +
        `404. The bots call ${this.endpoints}. Correct the URL on the Integration tab of the node, or ` +
        'what a proxy makes of it. Logged at most once a minute.',
    );
  }

  /** Behind the word of a search, or a second word that is unknown here, may be a key. */
  private safePathPrefix(url: string): string {
    const segments = splitPath(url.replace(/[?#].*$/s, ''));
    const search = segments.findIndex(isSearchSegment);
    const known = search < 0 ? segments : segments.slice(0, search + 1);
    const unknown = [...known.keys()].filter((index) => !this.isKnown(known[index] ?? ''));
    const shown = known.slice(0, unknown[1]);
    return `/${shown.join('/')}${segments.length > shown.length ? '/…' : ''}`;
  }

  private isKnown(segment: string): boolean {
    return (
      isSearchSegment(segment) || this.endpoint.includes(segment) || this.options.bots.has(segment)
    );
  }

  private get endpoints(): string {
    const path = `/${this.endpoint.join('/')}`;
    const all = [...this.options.bots.keys()].map((bot) =>
      bot === DEFAULT_BOT ? path : `${path}/${bot}`,
    );
    const more = all.length > MAX_LISTED_BOTS ? ' and others' : '';
    return `${all.slice(0, MAX_LISTED_BOTS).join(', ')}${more}`;
  }
}
