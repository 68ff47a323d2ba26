import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createCodeNodeBody, expectFallbackReply } from '../../support/code.node.expect.js';
import {
  CaptureServer,
  closeConnection,
  floodResponse,
  neverRespond,
  type ResponseBehavior,
  respondWith,
  respondWithBytes,
  throttleResponse,
  truncateResponse,
} from '../../support/servers/http/capture.server.js';
import { createSelfSignedCertificate } from '../../support/servers/http/certificate.js';
import { CodeNodeProcess } from '../../support/servers/programs/code.node.process.js';

const REPLY = '{"status":true,"response":["Hello!"]}';

describe('a code node in Python, when the webhook fails', () => {
  let python: CodeNodeProcess;
  let patient: string;
  let impatient: string;
  const server = new CaptureServer();

  beforeAll(async () => {
    python = await CodeNodeProcess.start();
    const url = `${await server.start()}/haptik`;
    patient = await python.bundle(['--url', url]);
    impatient = await python.bundle(['--url', url, '--timeout', '0.4']);
  });
  afterAll(async () => {
    await python.stop();
    await server.stop();
  });

  it.each<[string, ResponseBehavior]>([
    ['never responds', neverRespond],
    ['responds byte by byte', throttleResponse],
    [
      'sends headers forever',
      (response) => {
        const timer = setInterval(
          () => response.socket?.write('HTTP/1.1 100 Continue\r\n\r\n'),
          10,
        );
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('returns the fallback text in time when the webhook %s', async (_, behavior) => {
    server.respondNextWith(behavior);
    const answer = await python.call(impatient, { body: createCodeNodeBody() });
    expectFallbackReply(answer, /: no response within 0.4 seconds$/m);
  });

  it.each<[string, ResponseBehavior, RegExp]>([
    ['closes the connection', closeConnection, /Remote end closed|reset/],
    ['sends half of a response', truncateResponse, /not JSON|IncompleteRead|reset/],
    ['sends more than 1 MB', floodResponse, /larger than 1000000 bytes/],
    [
      'sends a large reply',
      respondWith(200, { status: true, response: ['x'.repeat(5e6)] }),
      /larger than/,
    ],
    ['does not use HTTP', respondWithBytes('SSH-2.0-x\r\n'), /BadStatusLine/],
    ['redirects', respondWith(307, {}, { Location: '/elsewhere' }), /status 307/],
    ['responds with 201', respondWith(201, JSON.parse(REPLY)), /status 201/],
    ['responds with 500', respondWith(500, '<h1>Error</h1>'), /status 500/],
    ['responds with a web page', respondWith(200, '<!doctype html>'), /not JSON/],
    ['responds with nothing', respondWith(200, ''), /not JSON/],
    [
      'responds with another encoding',
      (response) => void response.end(Buffer.from('{"é":1}', 'latin1')),
      /not JSON/,
    ],
    ['responds with NaN', respondWith(200, REPLY.replace('true', 'NaN')), /not JSON/],
    [
      'responds with nested lists',
      respondWith(200, '['.repeat(100_000)),
      /RecursionError|not JSON/,
    ],
    ['has no status', respondWith(200, { response: ['x'] }), /not a reply/],
    [
      'has a status that is a number',
      respondWith(200, { status: 1, response: ['x'] }),
      /not a reply/,
    ],
    ['has no messages', respondWith(200, { status: true, response: [] }), /not a reply/],
    [
      'has an empty message',
      respondWith(200, { status: true, response: ['x', ''] }),
      /not a reply/,
    ],
    [
      'has a message that is a number',
      respondWith(200, { status: true, response: [5] }),
      /not a reply/,
    ],
    ['has a text as messages', respondWith(200, { status: true, response: 'x' }), /not a reply/],
    ['responds with a list', respondWith(200, [REPLY]), /not a reply/],
  ])('returns the fallback text when the webhook %s', async (_, behavior, cause) => {
    server.respondNextWith(behavior);
    expectFallbackReply(await python.call(patient, { body: createCodeNodeBody() }), cause);
    expect(server.requests).toHaveLength(1);
  });

  it('returns the fallback text when the TLS handshake is not answered', async () => {
    const silent = createTcpServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const address = `https://localhost:${port}/haptik`;
    const file = await python.bundle(['--url', address, '--timeout', '0.4']);
    expectFallbackReply(
      await python.call(file, { body: createCodeNodeBody() }),
      /no response within/,
    );
    // It closes when the timeout of the socket has ended the handshake.
    await new Promise((resolve) => silent.close(resolve));
  });

  it('closes the connection when the time is over', async () => {
    const isClosed = new Promise<void>((resolve) => {
      server.respondNextWith((response, request) => {
        response.once('close', resolve);
        throttleResponse(response, request);
      });
    });
    expectFallbackReply(
      await python.call(impatient, { body: createCodeNodeBody() }),
      /no response within/,
    );
    await isClosed;
  });

  it('returns the fallback text for a webhook that cannot be reached', async () => {
    const closed = await python.bundle(['--url', 'http://127.0.0.1:9/haptik']);
    expectFallbackReply(
      await python.call(closed, { body: createCodeNodeBody() }),
      /Connection refused/,
    );
    const unknown = await python.bundle(['--url', 'https://bot.invalid/haptik']);
    expectFallbackReply(
      await python.call(unknown, { body: createCodeNodeBody() }),
      /\[Errno -?\d+\]/,
    );
  });

  it('calls a webhook over TLS, whose certificate must be trusted', async () => {
    const { key, cert } = createSelfSignedCertificate();
    let calls = 0;
    const tls = createTlsServer({ key, cert }, (_request, response) => {
      calls += 1;
      response.end(REPLY);
    });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port } = tls.address() as AddressInfo;
    const file = await python.bundle(['--url', `https://localhost:${port}/haptik`]);
    expectFallbackReply(
      await python.call(file, { body: createCodeNodeBody() }),
      /certificate verify failed/,
    );
    expect(calls).toBe(0);
    const trusting = await CodeNodeProcess.start({ SSL_CERT_FILE: await python.write(cert) });
    expect((await trusting.call(file, { body: createCodeNodeBody() })).result?.body).toBe(REPLY);
    const address = await python.bundle(['--url', `https://127.0.0.1:${port}/haptik`]);
    expectFallbackReply(
      await trusting.call(address, { body: createCodeNodeBody() }),
      /certificate verify failed/,
    );
    await trusting.stop();
    await new Promise((resolve) => tls.close(resolve));
  });

  it('causes no warnings of Python, such as about an open socket', () => {
    expect(python.stderr).toBe('');
  });
});
