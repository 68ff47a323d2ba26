import { randomUUID } from 'node:crypto';
import { CALL_ID_HEADER } from '../../payload/call.id.header.js';
import { readTraceId } from '../../telemetry/tracing/trace.id.js';
import type { CallFailureReason, CallHandoff, HaptikEvent } from '../haptik.event.js';

type CallAnswered = Extract<HaptikEvent, { type: 'call.answered' }>;

/** The deadline of a node method. */
interface MethodDeadline {
  readonly timeoutMs: number;
  /** Time of the clock. */
  readonly startedAt: number;
  readonly isExpired: boolean;
  readonly clock: { now(): number };
}

/** Why a call got no reply of its node method. */
export interface CallFailure {
  readonly reason: CallFailureReason;
  /** The error that the method threw, or a description. */
  readonly cause: unknown;
  /** The first line of it, without secrets. */
  readonly error: string;
}

/** The time of the node method of a call. */
export interface MethodTime {
  /** Milliseconds that the method had. */
  readonly timeoutMs: number;
  /** Milliseconds until the method had answered, or its deadline had expired. */
  readonly usedMs: number;
  readonly isExceeded: boolean;
}

const REQUEST_ID = /^[\w.:/+=@-]{1,128}$/;

/** What a report reads of the request, with names of headers in lower case. */
export interface ReportedRequest {
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Of the HTTP platform or the logger, such as Fastify or pino-http. */
  readonly id?: unknown;
  /** The request of the server, where this is another one. */
  readonly raw?: unknown;
}

/** What happens to one call. Made only while something listens. */
export class CallReport {
  failure: CallFailure | undefined;
  handoff: CallHandoff | undefined;
  methodTime: MethodTime | undefined;
  #deadline: MethodDeadline | undefined;
  readonly #traceId: string | undefined;

  constructor(private readonly request: ReportedRequest) {
    this.#traceId = readTraceId(request.headers ?? {});
  }

  methodCalled(deadline: MethodDeadline): void {
    this.#deadline = deadline;
  }

  methodEnded(): void {
    if (!this.#deadline) return;
    const { timeoutMs, startedAt, isExpired, clock } = this.#deadline;
    this.methodTime = { timeoutMs, usedMs: clock.now() - startedAt, isExceeded: isExpired };
  }

  /** @param description of the cause, without secrets */
  failed(reason: CallFailureReason, cause: unknown, description: string): void {
    const [error = ''] = description.split('\n', 1);
    this.failure = { reason, cause, error };
  }

  /** What the event `call.answered` says about the call besides its node, status and duration. */
  describe(): Pick<
    CallAnswered,
    'reason' | 'error' | 'deadlineShare' | 'handoff' | 'requestId' | 'traceId'
  > {
    const { failure, methodTime, handoff } = this;
    return {
      reason: failure?.reason,
      error: failure?.error,
      deadlineShare: methodTime && computeShare(methodTime),
      handoff,
      requestId: readRequestId(this.request),
      traceId: this.#traceId,
    };
  }
}

/** A method may have had no time left. */
function computeShare({ usedMs, timeoutMs }: MethodTime): number {
  return timeoutMs > 0 ? usedMs / timeoutMs : 1;
}

function readRequestId({ headers = {}, id, raw }: ReportedRequest): string {
  const { id: rawId } = (raw ?? {}) as { readonly id?: unknown };
  const given = [headers['x-request-id'], id, rawId, headers[CALL_ID_HEADER]];
  return given.map(toRequestId).find((value) => value !== undefined) ?? randomUUID();
}

function toRequestId(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && REQUEST_ID.test(value) ? value : undefined;
}
