import type { INestApplication } from '@nestjs/common';
import { sign, verify } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { ENDPOINTS } from '../../support/test.app.js';
import {
  FIXTURE_SECRETS,
  REFERENCE_VECTOR,
  requestFixture,
  requestFixtures,
} from '../../support/values/fixtures.js';
import { RecordingBot } from '../../support/bots/recording.bot.js';
import { expectValidReply } from '../../support/reply.expect.js';

describe('the signatures of the fixtures, created by another program', () => {
  const signed = [...requestFixtures('integration'), ...requestFixtures('malformed')];

  it('equal those of sign() and are accepted by verify()', () => {
    for (const { bytes, digests } of signed) {
      expect(digests.map(([secret]) => secret)).toEqual(FIXTURE_SECRETS);
      for (const [secret, digest] of digests) {
        expect(sign(bytes, secret)).toBe(`sha1=${digest}`);
        expect(verify(bytes, `sha1=${digest}`, secret)).toBe(true);
      }
    }
  });

  it('include the reference vector of RFC 2202', () => {
    const { data, key, hmac_sha1: digest } = REFERENCE_VECTOR;
    expect(sign(Buffer.from(data), key)).toBe(`sha1=${digest}`);
    expect(digest).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  });
});

describe.each(ENDPOINTS)('a recorded call on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  const recorder = new RecordingBot();
  beforeAll(async () => {
    app = await recorder.boot(platform);
    haptik = new HaptikTestClient(app);
  });
  afterAll(() => app.close());

  const send = (bytes: Buffer, digest: string) =>
    haptik.post(bytes, { 'X-Hub-Signature': `sha1=${digest}` });

  it.each(requestFixtures('integration'))(
    '$file ($note) reaches its node method with each secret',
    async ({ bytes, digests, status }) => {
      for (const [, digest] of digests) {
        const reply = await send(bytes, digest);
        expect(reply.httpStatus).toBe(status);
        expectValidReply(reply);
        expect(reply.body).toMatchObject({ status: true });
        expect(recorder.take()).toHaveProperty('raw', JSON.parse(bytes.toString('utf8')));
      }
    },
  );

  it.each(requestFixtures('malformed'))(
    '$file ($note) is rejected with $status although it is signed',
    async ({ bytes, digests, status }) => {
      for (const [, digest] of digests) {
        expect((await send(bytes, digest)).httpStatus).toBe(status);
        expect(recorder.take()).toBeUndefined();
      }
    },
  );

  it('with entities as a list is rejected, naming the field', async () => {
    const found = requestFixtures('malformed').find(({ file }) => file.startsWith('m6'));
    const reply = await send(found?.bytes ?? Buffer.of(), found?.digests[0]?.[1] ?? '');
    expect(reply.body).toMatchObject({ fieldErrors: [{ field: 'entities' }] });
  });

  it('is rejected when its signature is used for another body', async () => {
    const [, digest = ''] = requestFixture('01').digests[0] ?? [];
    expect((await send(requestFixture('02').bytes, digest)).httpStatus).toBe(401);
  });
});
