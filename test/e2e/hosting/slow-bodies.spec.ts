import { once } from 'node:events';
import { connect } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import {
  encodeChunk,
  exchange,
  postRequestHead,
  portOf,
  RawConnection,
} from '../../support/servers/http/raw.http.js';

const JSON_LINE = 'Content-Type: application/json';
const FORGED = `X-Hub-Signature: sha1=${'0'.repeat(40)}`;
const MEGABYTE = 1_000_000;
const LENGTH = `Content-Length: ${MEGABYTE}`;

/** Signature lines that are invalid for any body. */
const HOPELESS: readonly [string, ...string[]][] = [
  ['no signature'],
  ['an empty signature', 'X-Hub-Signature: '],
  ['a malformed signature', 'X-Hub-Signature: none'],
  ['a signature of another kind', `X-Hub-Signature-256: sha256=${'0'.repeat(64)}`],
  ['a duplicate signature header', FORGED, FORGED],
];

describe.each([...HTTP_PLATFORMS, 'listener'] as const)(
  'an unauthenticated body on %s, set up as in the README',
  (platform) => {
    const bot = new EchoBot();
    let app: INestApplication;
    beforeAll(async () => {
      app = await boot({
        platform,
        options: { bodyTimeoutMs: 300, bots: { open: { allowUnsigned: true } } },
        metadata: { providers: [{ provide: EchoBot, useValue: bot }] },
      });
    });
    beforeEach(() => (bot.calls = []));
    afterAll(() => app.close());

    const answersStill = async () => {
      const haptik = new HaptikTestClient(app, { secret: SECRET });
      expect((await haptik.call('echo', { entities: { text: 'here' } })).texts).toEqual(['here']);
    };
    const isEnded = async (connection: RawConnection) => {
      expect(await connection.readResponse()).toBeUndefined();
      expect(connection.isClosed).toBe(true);
    };

    it.each(HOPELESS)('is not awaited with %s', async (_what, ...lines) => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, LENGTH, ...lines));
      const answer = await connection.readResponse();
      expect(answer).toMatchObject({ status: 401, headers: { connection: 'close' } });
      expect(JSON.parse(answer?.body ?? '')).toEqual({ statusCode: 401, message: 'Unauthorized' });
      await isEnded(connection);
    });

    it.each([
      ['of another type', 400, ['Content-Type: text/plain', LENGTH, FORGED]],
      ['compressed', 400, [JSON_LINE, LENGTH, FORGED, 'Content-Encoding: gzip']],
      ['over the limit', 413, [JSON_LINE, 'Content-Length: 2000000000', FORGED]],
    ])('is not awaited when it is %s', async (_what, status, lines) => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(...lines));
      expect((await connection.readResponse())?.status).toBe(status);
      await isEnded(connection);
    });

    it('is not awaited when the bot does not exist', async () => {
      const connection = await RawConnection.open(app);
      const request = postRequestHead(JSON_LINE, LENGTH, FORGED).replace(
        '/haptik',
        '/haptik/nobody',
      );
      await connection.write(request);
      expect((await connection.readResponse())?.status).toBe(404);
      await isEnded(connection);
    });

    it('that continues after the rejection does not reset the connection or lose the response', async () => {
      const socket = connect(await portOf(app), '127.0.0.1');
      const errors: unknown[] = [];
      socket.on('error', (error) => errors.push(error));
      await once(socket, 'connect');
      let received = '';
      socket.on('data', (bytes: Buffer) => (received += bytes.toString()));
      socket.write(postRequestHead(JSON_LINE, LENGTH));
      await once(socket, 'data');
      // The server has half-closed the connection. The client still sends the rest of the body and
      // another request, which must not be handled.
      const late = echoBody('late');
      const request = postRequestHead(
        JSON_LINE,
        `Content-Length: ${late.length}`,
        `X-Hub-Signature: ${sign(late, SECRET)}`,
      );
      for (let sent = 0; sent < MEGABYTE; sent += 100_000) {
        const isWritten = new Promise((resolve) =>
          socket.write(Buffer.alloc(100_000, ' '), resolve),
        );
        await isWritten;
      }
      socket.end(Buffer.concat([Buffer.from(request), late]));
      await once(socket, 'close');
      expect(errors).toEqual([]);
      expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
      expect(bot.calls).toEqual([]);
    });

    it('keeps the connection open when it has arrived completely', async () => {
      const connection = await RawConnection.open(app);
      const body = echoBody('hello');
      const length = `Content-Length: ${body.length}`;
      await connection.write(
        Buffer.concat([Buffer.from(postRequestHead(JSON_LINE, length)), body]),
      );
      expect((await connection.readResponse())?.status).toBe(401);
      const signature = `X-Hub-Signature: ${sign(body, SECRET)}`;
      await connection.write(
        Buffer.concat([Buffer.from(postRequestHead(JSON_LINE, length, signature)), body]),
      );
      expect((await connection.readResponse())?.status).toBe(200);
      connection.close();
    });

    it.each([
      ['of a known length', [LENGTH], Buffer.from('{"node":')],
      ['in chunks', ['Transfer-Encoding: chunked'], encodeChunk(Buffer.from('{"node":'))],
    ])('that stalls times out, %s', async (_what, lines, piece) => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, FORGED, ...lines), piece);
      const answer = await connection.readResponse();
      expect(answer).toMatchObject({ status: 408, headers: { connection: 'close' } });
      await isEnded(connection);
      await answersStill();
    });

    it('that arrives byte by byte times out as well', async () => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, FORGED, LENGTH));
      const slowBody = setInterval(() => void connection.write(' '), 20);
      const answer = await connection.readResponse();
      clearInterval(slowBody);
      expect(answer?.status).toBe(408);
      connection.close();
    });

    it('that is aborted reaches no node, and the next call is answered', async () => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, FORGED, LENGTH), '{"node":');
      connection.close();
      await answersStill();
      expect(bot.calls).toHaveLength(1);
    });

    it('is read without a signature when the bot accepts unsigned calls', async () => {
      const body = echoBody('open');
      const request = postRequestHead(JSON_LINE, `Content-Length: ${body.length}`);
      const answer = await exchange(app, request.replace('/haptik', '/haptik/open'), body);
      expect(answer?.status).toBe(200);
    });
  },
);
