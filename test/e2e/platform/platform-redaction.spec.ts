import * as fc from 'fast-check';
import { HaptikPlatformClient } from 'nestjs-haptik';
import { inspect } from 'node:util';
import {
  respondWith,
  type ResponseBehavior,
  type CapturedRequest,
  CaptureServer,
  respondWithBytes,
} from '../../support/servers/http/capture.server.js';
import { expectPlatformError } from '../../support/platform.rejection.js';

/** Data of the requests, in a form that does not occur in messages by chance. */
const secret = fc
  .array(fc.constantFrom('ж', 'ä', '😀', '7', '"', '&', ' ', '\n', '\\', '%', '<', 'Q'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `Zq7${parts.join('')}7qZ`);
/** Only characters that are valid in a header. */
const word = fc.stringMatching(/^Zq7[!-~]{2,12}7qZ$/);

interface Given {
  readonly token: string;
  readonly clientId: string;
  readonly user: string;
  readonly text: string;
  readonly name: string;
}

const given: fc.Arbitrary<Given> = fc.record({
  token: word,
  clientId: word,
  user: secret,
  text: secret,
  name: secret,
});

const CALLS: Readonly<
  Record<string, (platform: HaptikPlatformClient, given: Given) => Promise<unknown>>
> = {
  chat: (platform, { user }) => platform.sendChatToAgent({ userName: user, team: 'returns' }),
  history: (platform, { user }) => platform.chatHistory({ userName: user, conversationNo: 1 }),
  pxut: (platform, { user }) => platform.chatTranscript({ pxut: user, conversationNo: 1 }),
  user: (platform, { user, text, name }) =>
    platform.createUser({ authId: user, name, customData: { note: text } }),
  message: (platform, { user, text }) => platform.logMessage({ authId: user, text }),
  file: (platform, { user, text, name }) =>
    platform.logFile({ authId: user, text, file: new File(['x'], `${name}.pdf`) }),
  feedback: (platform, { user, text }) =>
    platform.logFeedback({ authId: user, isResolved: true, rating: 5, text }),
};

/** The multipart syntax around fields, removed so that they fit into an error. */
const FORM_NOISE = /-+formdata-undici-\d+|Content-Disposition: form-data;|Content-Type: \S+/g;

/** The complete request, as a careless platform echoes it. */
const echo = ({ query, headers, body }: CapturedRequest): string => {
  const fields = [...new URLSearchParams(query)].join(' ');
  const sent = body.toString().replaceAll(FORM_NOISE, '');
  return [sent, query, fields, headers.authorization, headers['client-id']].join(' | ');
};

/** The JSON or the query of the request, encoded by `json.dumps` of Python. */
const pythonEcho = ({ query, headers, body }: CapturedRequest): string => {
  const isJson = headers['content-type'] === 'application/json';
  const fields = JSON.stringify([...new URLSearchParams(query)]);
  return `${fields} ${isJson ? body.toString() : ''}`.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
};

const echoing =
  (answer: (all: string) => ResponseBehavior): ResponseBehavior =>
  (response, request) =>
    answer(echo(request))(response, request);

const ECHOES: Readonly<Record<string, ResponseBehavior>> = {
  'a refusal': echoing((all) => respondWith(400, { error_message: `no: ${all}` })),
  'a documented message': echoing((all) =>
    respondWith(200, { error_message: `invalid user_name ${all}` }),
  ),
  'a message in Python': (response, request) =>
    respondWith(400, { error_message: pythonEcho(request) })(response, request),
  'an uppercase message': echoing((all) => respondWith(400, { error_message: all.toUpperCase() })),
  'an internal failure': echoing((all) => respondWith(500, { error: `Traceback: ${all}` })),
  'an error page': echoing((all) => respondWith(503, `<pre>${all}</pre>`)),
  'a page': echoing((all) => respondWith(200, all)),
  'an object': echoing((all) => respondWith(200, { success: false, was: all })),
  'bytes that are not HTTP': echoing((all) => respondWithBytes(`${all}\r\n\r\n`)),
  'a redirect': echoing((all) => respondWith(302, '', { Location: `/${encodeURIComponent(all)}` })),
};

describe('HaptikPlatformError', () => {
  const server = new CaptureServer();
  let baseUrl: string;

  beforeAll(async () => {
    baseUrl = await server.start();
  });
  afterAll(() => server.stop());

  const cases = Object.entries(ECHOES).flatMap(([answer, behavior]) =>
    Object.entries(CALLS).map(([call, run]) => ({ call, run, answer, behavior })),
  );

  it.each(cases)(
    'contains nothing of the request: $call, answered by $answer',
    async ({ run, behavior }) => {
      await fc.assert(
        fc.asyncProperty(given, async (it) => {
          const { token, clientId } = it;
          const credentials = { token, clientId, businessId: 1, retries: 0 };
          const platform = new HaptikPlatformClient({ baseUrl, ...credentials });
          server.respondNextWith(behavior);
          const error = await expectPlatformError(run(platform, it));
          const printed = [
            String(error),
            error.stack,
            JSON.stringify(error),
            inspect(error, { depth: null, showHidden: true }),
            inspect(platform, { depth: null, showHidden: true }),
          ].join('\n');
          expect(printed).not.toMatch(/Zq7|7qZ/i);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('has no enumerable cause', async () => {
    const platform = new HaptikPlatformClient({
      baseUrl,
      token: 't',
      clientId: 'c',
      businessId: 1,
      retries: 0,
    });
    server.respondNextWith((response) => void response.destroy());
    const error = await expectPlatformError(platform.enableWebhook());
    expect(error.cause).toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(Object.keys(error)).not.toContain('cause');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'HaptikPlatformError',
      code: 'haptik_platform',
      operation: 'enableWebhook',
      kind: 'unreachable',
      isOutcomeUnknown: true,
    });
  });

  it('has the message of the platform on one line, truncated', async () => {
    const platform = new HaptikPlatformClient({
      baseUrl,
      token: 't',
      clientId: 'c',
      businessId: 1,
    });
    server.respondNextWith(
      respondWith(400, { error_message: `no\n[ERROR] forged${'!'.repeat(9_000)}` }),
    );
    const { message } = await expectPlatformError(platform.enableWebhook());
    expect(message).toMatch(/^.{1,500}$/);
    expect(message).toContain('no [ERROR] forged!');
  });
});
