import { trace } from '@opentelemetry/api';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-/;

/** The id of the active trace, else the one in the header `traceparent`. @param headers with names in lower case */
export function readTraceId(headers: Readonly<Record<string, unknown>>): string | undefined {
  const active = trace.getActiveSpan()?.spanContext().traceId;
  return active ?? TRACEPARENT.exec(String(headers['traceparent']))?.[1];
}
