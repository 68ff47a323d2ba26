import * as fc from 'fast-check';
import { BUILT_IN_TEXTS } from 'nestjs-haptik/internal/pure';
import { CaptureServer } from '../../support/servers/http/capture.server.js';
import { CodeNodeProcess } from '../../support/servers/programs/code.node.process.js';
import { mutate, SeededRandom } from '../../support/values/body.mutations.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

const RUNS = caseCountForRun(2_000);
const FALLBACKS = [BUILT_IN_TEXTS.en, BUILT_IN_TEXTS.hi].map(({ error }) =>
  JSON.stringify({ status: false, response: [error] }),
);
const REPLY = Buffer.from('{"status":true,"response":["नमस्ते"],"user_details":{"city":"Pune"}}');
const CALL = Buffer.from(
  '{"node":"ORDER","user":{"language_code":"hi"},"entities":{},"env_variables":{"HAPTIK_SECRET":"x"}}',
);

/** A text or bytes with at most one corruption. */
const mutated = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc.integer().map((seed) => mutate(bytes, new SeededRandom(seed)));

const replyLike = fc.record(
  {
    status: fc.oneof(fc.boolean(), fc.jsonValue()),
    response: fc.oneof(fc.array(fc.string()), fc.array(fc.jsonValue()), fc.jsonValue()),
    conversation_details: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const responses = fc.record({
  status: fc.oneof({ weight: 5, arbitrary: fc.constant(200) }, fc.integer({ min: 200, max: 599 })),
  body: fc.oneof(
    replyLike.map(toBytes),
    fc.jsonValue().map(toBytes),
    mutated(REPLY),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  ),
});
const events = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ body: CALL.toString('utf8') }) },
  mutated(CALL).map((bytes) => ({ body: bytes.toString('utf8') })),
  fc.record({ body: fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })) }),
  fc.jsonValue(),
);

/** Whether a response is a reply that Haptik can show. */
function isReply(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const { status, response } = JSON.parse(text) as Record<string, unknown>;
    const isMessage = (item: unknown): boolean =>
      typeof item === 'string'
        ? item !== ''
        : typeof item === 'object' && !Array.isArray(item) && Object.keys(item ?? {}).length > 0;
    return (
      typeof status === 'boolean' &&
      Array.isArray(response) &&
      response.length > 0 &&
      response.every(isMessage)
    );
  } catch {
    return false;
  }
}

describe('a code node in Python, whatever it is given', () => {
  let python: CodeNodeProcess;
  let file: string;
  const server = new CaptureServer();

  beforeAll(async () => {
    python = await CodeNodeProcess.start();
    file = await python.bundle(['--url', `${await server.start()}/haptik`]);
  });
  afterAll(async () => {
    await python.stop();
    await server.stop();
  });

  it('returns the reply of the webhook, or a fallback text', async () => {
    await fc.assert(
      fc.asyncProperty(events, responses, async (event, { status, body }) => {
        server.respondNextWith((response) => void response.writeHead(status).end(body));
        const { result, printed, raised } = await python.call(file, event);
        expect(raised).toBeUndefined();
        expect(result).toEqual({
          statusCode: 200,
          body: expect.any(String),
          headers: { 'Content-Type': 'application/json' },
        });
        const isAnswered = server.requests.length > 0 && status === 200 && isReply(body);
        const returned = result?.body ?? '';
        expect(isAnswered ? [body.toString('utf8')] : FALLBACKS).toContain(
          isAnswered ? returned : JSON.stringify(JSON.parse(returned)),
        );
        expect(printed).toMatch(isAnswered ? /^$/ : /^haptik: fallback reply: .+\n$/);
      }),
      { numRuns: RUNS },
    );
    expect(python.stderr).toBe('');
  });
});
