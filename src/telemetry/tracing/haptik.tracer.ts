import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { Injectable } from '@nestjs/common';
import { errorCode } from '../../payload/error.code.js';
import { TELEMETRY_SCOPE, TelemetryProviders } from './telemetry.providers.js';

/** What a span says about a result. */
export interface SpanOutcome {
  readonly attributes?: Attributes;
  /** The kind of the failure; undefined for a success. */
  readonly failure?: string | undefined;
}

export type DescribeResult<T> = (result: T) => SpanOutcome;

/** A request to the endpoint. */
interface TracedRequest {
  readonly bot: string;
  readonly headers: object;
}

/**
 * Makes spans while an SDK of OpenTelemetry records them. Spans have names of bots, of nodes that have a method, and
 * kinds of errors, but no messages, users, entities or URLs.
 */
@Injectable()
export class HaptikTracer {
  #tracer: Tracer | undefined;

  constructor(private readonly providers: TelemetryProviders) {}

  get isActive(): boolean {
    return this.providers.isTracing;
  }

  /** Begins the span of a request, and returns its context; undefined while no span is recorded. */
  startWebhook({ bot, headers }: TracedRequest): Context | undefined {
    this.providers.refresh();
    if (!this.isActive) return undefined;
    const active = context.active();
    // Instrumentation of the HTTP server has a span for the request already.
    const isInner = trace.getSpan(active) !== undefined;
    const parent = isInner ? active : propagation.extract(active, headers);
    const kind = isInner ? SpanKind.INTERNAL : SpanKind.SERVER;
    const attributes = { 'haptik.bot': bot, 'http.request.method': 'POST' };
    const span = this.tracer.startSpan('haptik.webhook', { kind, attributes }, parent);
    return trace.setSpan(parent, span);
  }

  /** Runs work within the context of a request. */
  within<T>(webhook: Context | undefined, work: () => T): T {
    return webhook ? context.with(webhook, work) : work();
  }

  endWebhook(webhook: Context, status: number): void {
    const span = trace.getSpan(webhook);
    if (!span) return;
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  /** Does work within a new span, which ends with the result or with its promise. */
  trace<T>(
    name: string,
    work: () => T | Promise<T>,
    attributes: Attributes = {},
    describe?: DescribeResult<T>,
  ): T | Promise<T> {
    if (!this.isActive) return work();
    return this.tracer.startActiveSpan(name, { attributes }, (span) => {
      try {
        const result = work();
        if (!(result instanceof Promise)) return endWithResult(span, result, describe);
        return result.then(
          (settled) => endWithResult(span, settled, describe),
          (error: unknown) => endWithError(span, error),
        );
      } catch (error) {
        return endWithError(span, error);
      }
    });
  }

  /** The same for work that is not asynchronous. */
  traceSync<T>(name: string, work: () => T): T {
    if (!this.isActive) return work();
    return this.tracer.startActiveSpan(name, (span) => {
      try {
        return endWithResult(span, work());
      } catch (error) {
        return endWithError(span, error);
      }
    });
  }

  /** Adds to the span of the running work, such as that of the request. */
  annotate(attributes: Attributes): void {
    trace.getActiveSpan()?.setAttributes(attributes);
  }

  /** Of the API, which follows a provider that is registered later. */
  private get tracer(): Tracer {
    return (this.#tracer ??= trace.getTracer(TELEMETRY_SCOPE));
  }
}

function endWithResult<T>(span: Span, result: T, describe?: DescribeResult<T>): T {
  const { attributes, failure } = describe?.(result) ?? {};
  if (attributes) span.setAttributes(attributes);
  if (failure !== undefined) {
    span.setAttribute('error.type', failure).setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
  return result;
}

/** The message may have personal data, so only the kind of the error is kept. */
function endWithError(span: Span, error: unknown): never {
  span.setAttribute('error.type', errorCode(error)).setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  throw error;
}
