import type { IncomingMessage, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { HaptikOptions } from '../options/haptik.options.js';
import { DEFAULT_BOT } from '../options/haptik.options.js';
import { quote } from '../payload/quote.js';
import { SIGNATURE_HEADER } from '../signature/signature.js';
import { type EndpointPath, isAlike, isSearchWord, segmentsOf } from './endpoint.path.js';

/** One line tells what is wrong; a scanner must not fill the log. */
const QUIET_MS = 60_000;
/** Bots that are named at most. */
const NAMED = 5;
const NOT_FOUND = 404;

/** Tells of calls that were probably meant for the endpoint and that nothing answered. */
export class MistakenCalls {
  readonly #logger = new Logger('Haptik');
  #quietUntil = 0;

  constructor(
    private readonly endpoint: EndpointPath,
    private readonly options: HaptikOptions,
  ) {}

  /** Looks at how a request is answered. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = request;
    const isSigned = method === 'POST' && request.headers[SIGNATURE_HEADER] !== undefined;
    if (!isSigned && !isAlike(url, this.endpoint)) return;
    response.once('finish', () => {
      if (response.statusCode === NOT_FOUND) this.tell(method, url, isSigned);
    });
  }

  private tell(method: string, url: string, isSigned: boolean): void {
    const now = performance.now();
    if (now < this.#quietUntil) return;
    this.#quietUntil = now + QUIET_MS;
    this.#logger.warn(
      `Nothing answers ${method} ${quote(this.beginningOf(url))}, ${isSigned ? 'and the call was signed' : 'which is near'}: ` +
        `404. The bots call ${this.endpoints}. Correct the URL on the Integration tab of the node, or ` +
        'what a proxy makes of it. This is told once a minute.',
    );
  }

  /** Behind the word of a search, or a second word that is unknown here, may be a key. */
  private beginningOf(url: string): string {
    const segments = segmentsOf(url.replace(/[?#].*$/s, ''));
    const search = segments.findIndex(isSearchWord);
    const told = search < 0 ? segments : segments.slice(0, search + 1);
    const unknown = [...told.keys()].filter((index) => !this.isKnown(told[index] ?? ''));
    const shown = told.slice(0, unknown[1]);
    return `/${shown.join('/')}${segments.length > shown.length ? '/…' : ''}`;
  }

  private isKnown(word: string): boolean {
    return isSearchWord(word) || this.endpoint.includes(word) || this.options.bots.has(word);
  }

  private get endpoints(): string {
    const path = `/${this.endpoint.join('/')}`;
    const all = [...this.options.bots.keys()].map((bot) =>
      bot === DEFAULT_BOT ? path : `${path}/${bot}`,
    );
    const more = all.length > NAMED ? ' and others' : '';
    return `${all.slice(0, NAMED).join(', ')}${more}`;
  }
}
