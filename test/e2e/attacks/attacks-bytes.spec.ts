import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { deflateSync, gzipSync } from 'node:zlib';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import {
  encodeChunk,
  exchange,
  postRequestHead,
  LAST_CHUNK,
  RawConnection,
} from '../../support/servers/http/raw.http.js';

const JSON_LINE = 'Content-Type: application/json';
/** Well-formed, so that the body is read. */
const FORGED = `X-Hub-Signature: sha1=${'0'.repeat(40)}`;
const CHUNKED = 'Transfer-Encoding: chunked';
const signature = (bytes: Uint8Array) => `X-Hub-Signature: ${sign(bytes, SECRET)}`;

/** API Gateway and the bridge to the fetch interface read bodies before they pass them on. */
const READERS = [...HTTP_PLATFORMS, 'listener'] as const;

describe.each(READERS)('the body of a call on %s', (platform) => {
  const bot = new EchoBot();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const providers = [{ provide: EchoBot, useValue: bot }];
    app = await boot({ platform, options: { bodyLimit: 200_000 }, metadata: { providers } });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  beforeEach(() => (bot.calls = []));
  afterAll(() => app.close());

  const answersStill = async () => {
    expect((await haptik.call('echo', { entities: { text: 'still here' } })).texts).toEqual([
      'still here',
    ]);
  };

  describe('that is compressed', () => {
    const plain = echoBody('hello');

    it.each([
      ['gzip', gzipSync(plain)],
      ['deflate', deflateSync(plain)],
    ])('with %s is rejected, whichever bytes were signed', async (encoding, packed) => {
      const headers = { 'Content-Encoding': encoding };
      expect((await haptik.post(packed, headers)).httpStatus).toBe(400);
      const overPlain = { ...headers, 'X-Hub-Signature': sign(plain, SECRET) };
      expect((await haptik.post(packed, overPlain)).httpStatus).toBe(400);
      expect(bot.calls).toEqual([]);
    });

    it('is rejected when it is a decompression bomb', async () => {
      const bomb = gzipSync(echoBody('x'.repeat(50_000_000)));
      const reply = await haptik.post(bomb, { 'Content-Encoding': 'gzip' });
      expect([400, 413]).toContain(reply.httpStatus);
      expect(bot.calls).toEqual([]);
      await answersStill();
    });

    it('is used unchanged when it only claims to be compressed', async () => {
      expect((await haptik.post(plain, { 'Content-Encoding': 'identity' })).texts).toEqual([
        'hello',
      ]);
      expect((await haptik.post(plain, { 'Content-Encoding': 'gzip' })).httpStatus).toBe(400);
    });
  });

  describe('in chunks', () => {
    const text = 'नमस्ते 🙏 दुनिया';
    const body = echoBody(text);

    it('is joined, also when a chunk ends inside a character', async () => {
      const emoji = body.indexOf(Buffer.from('🙏'));
      const cuts = [emoji + 1, emoji + 2, emoji + 3];
      const pieces = [0, ...cuts].map((from, index) => body.subarray(from, cuts[index]));
      const answer = await exchange(
        app,
        postRequestHead(JSON_LINE, CHUNKED, signature(body)),
        ...pieces.map(encodeChunk),
        LAST_CHUNK,
      );
      expect(answer?.status).toBe(200);
      expect(JSON.parse(answer?.body ?? '')).toEqual({ status: true, response: [text] });
    });

    it('is joined when every byte is a chunk', async () => {
      const chunks = Buffer.concat([...body].map((byte) => encodeChunk(Buffer.of(byte))));
      const request = postRequestHead(JSON_LINE, CHUNKED, signature(body));
      const answer = await exchange(app, request, chunks, LAST_CHUNK);
      expect(JSON.parse(answer?.body ?? '')).toEqual({ status: true, response: [text] });
    });

    it('with a known length is joined when packets end inside a character', async () => {
      const cut = body.indexOf(Buffer.from('म')) + 1;
      const request = postRequestHead(JSON_LINE, `Content-Length: ${body.length}`, signature(body));
      const answer = await exchange(app, request, body.subarray(0, cut), body.subarray(cut));
      expect(JSON.parse(answer?.body ?? '')).toEqual({ status: true, response: [text] });
    });

    it('is rejected when one byte of one chunk is modified', async () => {
      const changed = Buffer.from(body);
      changed[body.indexOf('echo')] = 'E'.charCodeAt(0);
      const request = postRequestHead(JSON_LINE, CHUNKED, signature(body));
      expect((await exchange(app, request, encodeChunk(changed), LAST_CHUNK))?.status).toBe(401);
    });

    it('without any chunk is an empty body', async () => {
      const request = postRequestHead(JSON_LINE, CHUNKED, signature(Buffer.of()));
      expect((await exchange(app, request, LAST_CHUNK))?.status).toBe(400);
    });

    it('with a protocol error reaches no node, and the next call is answered', async () => {
      const request = postRequestHead(JSON_LINE, CHUNKED, signature(body));
      const answer = await exchange(app, request, 'zz\r\nnot a chunk\r\n');
      expect([400, undefined]).toContain(answer?.status);
      expect(bot.calls).toEqual([]);
      await answersStill();
    });
  });

  describe('over the size limit', () => {
    const tooLarge = echoBody('x'.repeat(1_200_000));

    it.each([
      ['of the library', echoBody('x'.repeat(300_000))],
      ['of the host', tooLarge],
    ])('from %s is rejected with 413', async (_whose, body) => {
      expect((await haptik.post(body)).httpStatus).toBe(413);
      expect(bot.calls).toEqual([]);
    });

    it('is answered up to the limit', async () => {
      const rest = 200_000 - echoBody('').length;
      expect((await haptik.post(echoBody('x'.repeat(rest)))).httpStatus).toBe(200);
      expect((await haptik.post(echoBody('x'.repeat(rest + 1)))).httpStatus).toBe(413);
    });

    it('in chunks is rejected with 413, and the next call is answered', async () => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, CHUNKED, signature(tooLarge)));
      for (let at = 0; at < tooLarge.length; at += 100_000) {
        await connection.write(encodeChunk(tooLarge.subarray(at, at + 100_000)));
      }
      await connection.write(LAST_CHUNK);
      expect((await connection.readResponse())?.status).toBe(413);
      // The connection stays open or closes; a partially read body is never parsed as a request.
      const body = echoBody('again');
      const request = postRequestHead(JSON_LINE, `Content-Length: ${body.length}`, signature(body));
      await connection.write(request, body);
      const next = await connection.readResponse();
      expect(next === undefined ? connection.isClosed : next.status).toBe(next ? 200 : true);
      connection.close();
      await answersStill();
    });

    it('by its Content-Length is rejected without waiting for a client that has disconnected', async () => {
      const connection = await RawConnection.open(app);
      await connection.write(
        postRequestHead(JSON_LINE, 'Content-Length: 2000000000', signature(tooLarge)),
      );
      expect((await connection.readResponse())?.status).toBe(413);
      connection.close();
      await answersStill();
      expect(bot.calls).toHaveLength(1);
    });

    it('in endless chunks reaches no node and does not delay other calls', async () => {
      const connection = await RawConnection.open(app);
      await connection.write(postRequestHead(JSON_LINE, CHUNKED, FORGED));
      const piece = encodeChunk(Buffer.alloc(100_000, ' '));
      for (let sent = 0; sent < 15; sent++) await connection.write(piece);
      expect((await connection.readResponse())?.status).toBe(413);
      await answersStill();
      connection.close();
      expect(bot.calls).toHaveLength(1);
    });
  });

  describe('in another encoding', () => {
    it('may begin with a byte order mark, which is signed as well', async () => {
      const body = echoBody('hello');
      const marked = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), body]);
      expect((await haptik.post(marked)).texts).toEqual(['hello']);
      const overUnmarked = { 'X-Hub-Signature': sign(body, SECRET) };
      expect((await haptik.post(marked, overUnmarked)).httpStatus).toBe(401);
      const overMarked = { 'X-Hub-Signature': sign(marked, SECRET) };
      expect((await haptik.post(body, overMarked)).httpStatus).toBe(401);
    });

    it.each([
      ['a lone continuation byte', [0x80]],
      ['a truncated character', [0xe0, 0xa4]],
      ['an overlong slash', [0xc0, 0xaf]],
      ['a surrogate', [0xed, 0xa0, 0x80]],
      ['a byte of Latin-1', [0xe9]],
    ])('that is not UTF-8 is rejected with 400 although signed: %s', async (_what, bytes) => {
      const [start = '', end = ''] = echoBody('|').toString().split('|');
      const body = Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]);
      expect((await haptik.post(body)).httpStatus).toBe(400);
      expect(bot.calls).toEqual([]);
    });

    it('that is UTF-16 is rejected', async () => {
      const body = Buffer.from(echoBody('hello').toString(), 'utf16le');
      expect((await haptik.post(body)).httpStatus).toBe(400);
    });

    it('with escaped lone surrogates is answered in valid UTF-8', async () => {
      const reply = await haptik.post(String.raw`{"node":"echo","entities":{"text":"a\ud800b"}}`);
      expect(reply.httpStatus).toBe(200);
      expect(reply.texts).toEqual(['a\ud800b']);
      expect(reply.text).toContain(String.raw`\ud800`);
    });
  });
});
