import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { quote } from '../../payload/quote.js';
import { SIGNATURE_HEADER } from '../../signature/signature.js';
import { EndpointLocator } from './endpoint.locator.js';
import { resemblesEndpoint, isSearchSegment, splitPath } from './endpoint.path.js';

/** One line describes the problem; a scanner must not fill the log. */
const QUIET_MS = 60_000;
/** Maximum number of bots in a line. */
const MAX_LISTED_BOTS = 5;
const NOT_FOUND = 404;

type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Logs calls that were probably meant for the endpoint and that are answered with 404. */
@Injectable()
export class MisroutedCallLogger {
  readonly #logger = new Logger('Haptik');
  #quietUntil = 0;

  constructor(
    private readonly locator: EndpointLocator,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** Checks the response of a request. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const { method, url, headers } = request;
    if (!this.isLikely(request)) return;
    response.once('finish', () => {
      if (response.statusCode === NOT_FOUND) this.log({ method, url, headers });
    });
  }

  /** Logs a request that gets 404, if it was probably meant for the endpoint. */
  check(request: RequestHead): void {
    if (this.isLikely(request)) this.log(request);
  }

  private isLikely(request: RequestHead): boolean {
    return isSigned(request) || resemblesEndpoint(request.url ?? '', this.locator.path);
  }

  private log(request: RequestHead): void {
    const { method = '', url = '' } = request;
    const now = performance.now();
    if (now < this.#quietUntil) return;
    this.#quietUntil = now + QUIET_MS;
    this.#logger.warn(
      `Nothing answers ${method} ${quote(this.safePathPrefix(url))}, ${isSigned(request) ? 'and the call was signed' : 'which is near'}: ` +
        `404. The bots call ${this.endpoints}. Correct the URL on the Integration tab of the node, or ` +
        'what a proxy makes of it. Logged at most once a minute.',
    );
  }

  /** Omits segments that can be a key: after that of searches, or after an unknown second segment. */
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
      isSearchSegment(segment) ||
      this.locator.path.includes(segment) ||
      this.options.bots.has(segment)
    );
  }

  private get endpoints(): string {
    const all = [...this.options.bots.keys()].map((bot) => this.locator.pathOf(bot));
    const more = all.length > MAX_LISTED_BOTS ? ' and others' : '';
    return `${all.slice(0, MAX_LISTED_BOTS).join(', ')}${more}`;
  }
}

function isSigned({ method, headers }: RequestHead): boolean {
  return method === 'POST' && headers[SIGNATURE_HEADER] !== undefined;
}
