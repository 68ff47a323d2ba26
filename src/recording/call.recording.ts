import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CALL_ID_HEADER } from '../payload/call.id.header.js';
import type { HaptikEvent } from '../options/haptik.event.js';
import type { RecordedLogLine } from './recorded.call.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const MAX_LOG_LINES = 200;
const MAX_LOG_LENGTH = 8_000;

/** A request whose response is observed. */
export interface ObservedRequest {
  readonly bot?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly url?: string | undefined;
}

/** The response to it. */
export interface ObservedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string | undefined;
}

type EventOf<Type extends HaptikEvent['type']> = Extract<HaptikEvent, { type: Type }>;

/** What happened to one call so far. Not redacted, so it is kept only until the response. */
export class CallRecording {
  readonly id: string;
  readonly receivedAt = new Date();
  readonly startedAt = performance.now();
  readonly logLines: RecordedLogLine[] = [];
  /** The bot of the path. */
  bot: string | undefined;
  /** The body as received. */
  bytes: Buffer | undefined;
  /** The JSON of the reply, before the HTTP platform sends it. */
  reply: string | undefined;
  traceId: string | undefined;
  accepted: EventOf<'signature.accepted'> | undefined;
  rejected: EventOf<'signature.rejected'> | undefined;
  answered: EventOf<'call.answered'> | undefined;

  constructor(readonly request: ObservedRequest) {
    this.bot = request.bot;
    const { [CALL_ID_HEADER]: id } = request.headers;
    this.id = typeof id === 'string' && UUID.test(id) ? id.toLowerCase() : randomUUID();
  }

  addEvent(event: HaptikEvent): void {
    if (event.type === 'signature.accepted') this.accepted = event;
    else if (event.type === 'signature.rejected') this.rejected = event;
    else if (event.type === 'call.answered') this.answered = event;
  }

  addLogLine(level: RecordedLogLine['level'], context: string | null, message: string): void {
    if (this.logLines.length >= MAX_LOG_LINES) return;
    const atMs = Math.round(performance.now() - this.startedAt);
    this.logLines.push({ level, context, message: message.slice(0, MAX_LOG_LENGTH), atMs });
  }
}
