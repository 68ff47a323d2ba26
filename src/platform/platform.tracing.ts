import {
  context,
  createContextKey,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { PlatformCall } from './platform.call.js';
import type { PlatformAttempt } from './platform.failure.js';

/** The key of `suppressTracing` in @opentelemetry/core. */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Sends a request with the given headers in addition. */
type Send<T> = (headers: Readonly<Record<string, string>>) => Promise<PlatformAttempt<T>>;

/**
 * Sends a request within a span, and passes its context by W3C headers. Instrumentation of `fetch` is suppressed: it
 * would record the URL, which may identify a user, and send the headers twice.
 */
export function traceAttempt<T>(
  { operation, method }: PlatformCall<T>,
  attempt: number,
  send: Send<T>,
): Promise<PlatformAttempt<T>> {
  const tracer = trace.getTracer('nestjs-haptik');
  const attributes = {
    'http.request.method': method,
    'haptik.platform.operation': operation,
    ...(attempt > 0 && { 'http.request.resend_count': attempt }),
  };
  const options = { kind: SpanKind.CLIENT, attributes };
  return tracer.startActiveSpan(`haptik.platform ${operation}`, options, async (span) => {
    const active = context.active();
    const headers: Record<string, string> = {};
    propagation.inject(active, headers);
    const isPassedOn = Object.keys(headers).length > 0;
    const scope = isPassedOn ? active.setValue(SUPPRESS_TRACING, true) : active;
    const result = await context.with(scope, () => send(headers));
    endSpan(span, result);
    return result;
  });
}

function endSpan(span: Span, result: PlatformAttempt<unknown>): void {
  if ('failure' in result) {
    const { kind, httpStatus } = result.failure;
    span.setAttribute('error.type', kind).setStatus({ code: SpanStatusCode.ERROR });
    if (httpStatus !== undefined) span.setAttribute('http.response.status_code', httpStatus);
  }
  span.end();
}
