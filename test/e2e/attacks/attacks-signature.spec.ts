import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { HaptikTestClient, type HaptikTestReply } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { exchange, postRequestHead } from '../../support/servers/http/raw.http.js';

const BODY = echoBody('hello');
const GOOD = sign(BODY, SECRET);
const DIGITS = GOOD.slice('sha1='.length);

/** The last digit is modified. */
const FORGED = GOOD.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));

describe.each(ENDPOINTS)('the signature header on %s', (platform) => {
  const bot = new EchoBot();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const providers = [{ provide: EchoBot, useValue: bot }];
    app = await boot({ platform, metadata: { providers } });
    haptik = new HaptikTestClient(app);
  });
  beforeEach(() => (bot.calls = []));
  afterAll(() => app.close());

  const send = (header: string): Promise<HaptikTestReply> =>
    haptik.post(BODY, { 'X-Hub-Signature': header });

  const sendRaw = (...lines: string[]) => {
    const fixed = ['Content-Type: application/json', `Content-Length: ${BODY.length}`];
    return exchange(app, postRequestHead(...fixed, ...lines), BODY);
  };

  const REFUSED = { statusCode: 401, message: 'Unauthorized' };

  it('that is valid is accepted', async () => {
    expect((await send(GOOD)).body).toEqual({ status: true, response: ['hello'] });
  });

  it('may contain uppercase hex digits', async () => {
    expect((await send(`sha1=${DIGITS.toUpperCase()}`)).httpStatus).toBe(200);
  });

  it.each([
    ['with one digit changed', FORGED],
    ['of zeros', `sha1=${'0'.repeat(40)}`],
    ['truncated to 8 digits', GOOD.slice(0, 13)],
    ['of 39 digits', GOOD.slice(0, -1)],
    ['of 41 digits', `${GOOD}0`],
    ['repeated within itself', `${GOOD}${DIGITS}`],
    ['that is a prefix only', 'sha1='],
    ['that is empty', ''],
    ['without a prefix', DIGITS],
    ['with the prefix in capitals', `SHA1=${DIGITS}`],
    ['with a prefix of mixed case', `Sha1=${DIGITS}`],
    ['with the prefix of SHA-256', `sha256=${DIGITS}`],
    ['with the prefix of MD5', `md5=${DIGITS}`],
    ['with a colon', `sha1:${DIGITS}`],
    ['with a space after the prefix', `sha1= ${DIGITS}`],
    ['with a no-break space around it', `\u00a0${GOOD}\u00a0`],
    ['in quotes', `"${GOOD}"`],
    ['as a JSON array', JSON.stringify([GOOD])],
    ['as a list with a duplicate', `${GOOD},${GOOD}`],
    ['as a list with a wrong one', `${FORGED}, ${GOOD}`],
    ['with an invalid hex digit', `sha1=${DIGITS.slice(1)}g`],
    ['in base64', `sha1=${Buffer.from(DIGITS, 'hex').toString('base64')}`],
    ['in digits of another script', `sha1=${'\u00b9'.repeat(40)}`],
    ['of the empty body', sign(Buffer.of(), SECRET)],
    ['of the empty secret', sign(BODY, '')],
    ['of the secret in capitals', sign(BODY, SECRET.toUpperCase())],
    ['of the secret with a newline', sign(BODY, `${SECRET}\n`)],
  ])('%s is rejected, without a reason for the caller', async (_what, header) => {
    const reply = await send(header);
    expect(reply.httpStatus).toBe(401);
    expect(reply.body).toEqual(REFUSED);
    expect(reply.headers.get('www-authenticate')).toBeNull();
    expect(bot.calls).toEqual([]);
  });

  it('that is missing is rejected with the same response', async () => {
    const reply = await haptik.post(BODY);
    expect(reply.httpStatus).toBe(401);
    expect(reply.body).toEqual(REFUSED);
  });

  it.each([
    ['twice the right one', [GOOD, GOOD]],
    ['the right one first', [GOOD, FORGED]],
    ['the right one last', [FORGED, GOOD]],
    ['the right one and an empty one', [GOOD, '']],
  ])('in two header lines is rejected: %s', async (_what, values) => {
    const answer = await sendRaw(...values.map((value) => `X-Hub-Signature: ${value}`));
    expect(answer?.status).toBe(401);
    expect(JSON.parse(answer?.body ?? '')).toEqual(REFUSED);
    expect(bot.calls).toEqual([]);
  });

  it('may be surrounded by spaces, which HTTP trims', async () => {
    expect((await sendRaw(`X-Hub-Signature: \t ${GOOD} \t`))?.status).toBe(200);
    expect((await sendRaw(`x-hub-signature:${GOOD}`))?.status).toBe(200);
  });

  it('under another name is ignored', async () => {
    for (const name of ['X-Hub-Signature-256', 'X-Hub-Signature1', 'Hub-Signature', 'Signature']) {
      expect((await sendRaw(`${name}: ${GOOD}`))?.status).toBe(401);
    }
  });

  it('in the query or in a cookie is ignored', async () => {
    const query = `POST /haptik?X-Hub-Signature=${encodeURIComponent(GOOD)}&x-hub-signature=${GOOD}`;
    const lines = postRequestHead(
      'Content-Type: application/json',
      `Content-Length: ${BODY.length}`,
      `Cookie: x-hub-signature=${GOOD}`,
    );
    const answer = await exchange(app, lines.replace('POST /haptik', query), BODY);
    expect(answer?.status).toBe(401);
  });

  it('covers every byte of the body', async () => {
    const text = BODY.toString();
    for (const body of [`${text} `, ` ${text}`, `${text}\n`, text.replace('h', 'H')]) {
      const reply = await haptik.post(body, { 'X-Hub-Signature': GOOD });
      expect(reply.httpStatus).toBe(401);
    }
    expect(bot.calls).toEqual([]);
  });
});
