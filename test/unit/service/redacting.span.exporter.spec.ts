import { SpanStatusCode } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { RedactingSpanExporter } from '../../../src/service/telemetry/redacting.span.exporter.js';

it('spans are exported without paths of URLs and messages of errors', () => {
  const exported = new InMemorySpanExporter();
  const exporter = new RedactingSpanExporter(exported);
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const span = provider.getTracer('test').startSpan('GET', {
    attributes: {
      'url.full': 'https://hooks.example/services/secret?user=asha',
      'url.path': '/services/secret',
      'url.query': '?user=asha',
      'server.address': 'hooks.example',
      'http.response.status_code': 404,
    },
  });
  span.recordException(new TypeError('no user asha'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'no user asha' });
  span.end();
  const [sent] = exported.getFinishedSpans();
  expect(sent).toMatchObject({
    name: 'GET',
    status: { code: SpanStatusCode.ERROR },
    events: [{ name: 'exception', attributes: { 'exception.type': 'TypeError' } }],
    attributes: {
      'url.full': 'https://hooks.example/REDACTED',
      'url.path': '/REDACTED',
      'url.query': 'REDACTED',
      'server.address': 'hooks.example',
      'http.response.status_code': 404,
    },
  });
  expect(sent?.spanContext()).toEqual(span.spanContext());
  expect(JSON.stringify([sent?.attributes, sent?.status, sent?.events])).not.toMatch(/asha|secret/);
});
