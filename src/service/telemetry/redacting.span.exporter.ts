import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

const REDACTED = 'REDACTED';

/** Paths and queries of requests can name users, and those of some receivers are secrets. */
const URL_ATTRIBUTES: Readonly<Record<string, (value: string) => string>> = {
  'url.full': redactUrl,
  'url.path': () => `/${REDACTED}`,
  'url.query': (query) => (query === '' ? '' : REDACTED),
};
/** Drivers repeat values in the messages of their errors. */
const MESSAGE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'exception.message',
  'exception.stacktrace',
]);

type ExportArguments = Parameters<SpanExporter['export']>;

/** Removes from spans, whichever instrumentation made them, what may be secret or personal. */
export class RedactingSpanExporter implements SpanExporter {
  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ExportArguments[0], done: ExportArguments[1]): void {
    this.exporter.export(spans.map(redactSpan), done);
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }
}

/** The span itself, but with other values of three properties. */
function redactSpan(span: ReadableSpan): ReadableSpan {
  const { code } = span.status;
  const events = span.events.map((event) => ({
    ...event,
    ...(event.attributes && { attributes: redactAttributes(event.attributes) }),
  }));
  return Object.create(span, {
    attributes: { value: redactAttributes(span.attributes) },
    status: { value: { code } },
    events: { value: events },
  }) as ReadableSpan;
}

function redactAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !MESSAGE_ATTRIBUTES.has(name))
      .map(([name, value]) => {
        const redact = URL_ATTRIBUTES[name];
        return [name, redact && typeof value === 'string' ? redact(value) : value];
      }),
  );
}

function redactUrl(url: string): string {
  const origin = URL.parse(url)?.origin;
  return origin === undefined ? REDACTED : `${origin}/${REDACTED}`;
}
