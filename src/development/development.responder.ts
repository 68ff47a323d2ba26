import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { DEFAULT_BOT, ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { errorCode } from '../payload/error.code.js';
import { CallLogCapture } from '../recording/call.log.capture.js';
import { CallObserver } from '../recording/call.observer.js';
import { HaptikRecordings } from '../recording/haptik.recordings.js';
import type { RecordedCall } from '../recording/recorded.call.js';
import { EndpointLocator } from '../webhook/path/endpoint.locator.js';
import { AppDescriber } from './app.describer.js';
import {
  DEVELOPMENT_SEGMENT,
  type RecordedCallList,
  type RecordedCallSummary,
} from './development.contract.js';
import { isLocalRequest } from './local.request.js';

const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
const SEGMENT = `/${DEVELOPMENT_SEGMENT}/`;
const MAX_LISTED = 1_000;

/**
 * Answers tools on this machine: what the application consists of, and its last calls. The first request starts
 * the recording of calls and of their log lines.
 */
@Injectable()
export class DevelopmentResponder {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly locator: EndpointLocator,
    private readonly app: AppDescriber,
    private readonly observer: CallObserver,
    private readonly logs: CallLogCapture,
    private readonly recordings: HaptikRecordings,
  ) {}

  /** Answers a request, and returns whether it did: to others the endpoint does not exist. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '' } = request;
    // Calls of bots are POST, and pass at once.
    if (method !== 'GET' || !url.includes(SEGMENT) || !this.options.development) return false;
    const prefix = this.locator.pathOf(DEFAULT_BOT).replace(/\/$/, '') + SEGMENT;
    if (!url.startsWith(prefix)) return false;
    if (!isLocalRequest(request)) return false;
    // Not by `URL`, which throws on what clients may send: here that would end the process.
    const [, path = '', query = ''] =
      /^([^?]*)(?:\?(.*))?$/s.exec(url.slice(prefix.length - 1)) ?? [];
    const read = this.findReader(path, new URLSearchParams(query));
    if (!read) return false;
    this.observer.activate();
    this.logs.start();
    void this.respond(read, response);
    return true;
  }

  private findReader(path: string, query: URLSearchParams): (() => Promise<unknown>) | undefined {
    if (path === '/app') return () => this.app.describe();
    if (path === '/calls') return () => this.listCalls(query);
    const id = /^\/calls\/([\w-]+)$/.exec(path)?.[1];
    return id === undefined ? undefined : () => this.recordings.find(id);
  }

  private async listCalls(query: URLSearchParams): Promise<RecordedCallList> {
    const given = Number(query.get('limit') ?? NaN);
    const limit = Number.isInteger(given) && given > 0 ? Math.min(given, MAX_LISTED) : 100;
    const before = query.get('before') ?? undefined;
    const calls = await this.recordings.list({ limit, before });
    return { bootId: this.app.bootId, calls: calls.map(toSummary) };
  }

  private async respond(read: () => Promise<unknown>, response: ServerResponse): Promise<void> {
    let status = 200;
    let body: unknown;
    try {
      body = await read();
      if (body === undefined) {
        status = 404;
        body = { statusCode: status, message: 'There is no call with this id.' };
      }
    } catch (error) {
      status = 500;
      body = { statusCode: status, message: 'Internal server error' };
      this.#logger.error(`The development endpoint failed: ${errorCode(error)}`);
    }
    response.writeHead(status, HEADERS).end(JSON.stringify(body));
  }
}

function toSummary(call: RecordedCall): RecordedCallSummary {
  const { id, receivedAt, bot, node, outcome, durationMs, response } = call;
  return { id, receivedAt, bot, node, status: response.status, outcome, durationMs };
}
