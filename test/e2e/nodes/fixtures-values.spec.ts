import type { INestApplication } from '@nestjs/common';
import type { NodeCall } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { ENDPOINTS } from '../../support/test.app.js';
import { requestFixture } from '../../support/values/fixtures.js';
import { RecordingBot } from '../../support/bots/recording.bot.js';

describe.each(ENDPOINTS)('a recorded call in a node method on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  const recorder = new RecordingBot();
  beforeAll(async () => {
    app = await recorder.boot(platform);
    haptik = new HaptikTestClient(app);
  });
  afterAll(() => app.close());

  const callOf = async (start: string): Promise<NodeCall> => {
    const { bytes, digests } = requestFixture(start);
    await haptik.post(bytes, { 'X-Hub-Signature': `sha1=${digests[0]?.[1]}` });
    const call = recorder.take();
    if (call === undefined) throw new Error('no node method was called');
    return call;
  };

  it('provides entities of every format as text', async () => {
    const call = await callOf('06');
    const texts = Object.fromEntries(call.entityNames.map((name) => [name, call.entity(name)]));
    expect(texts).toEqual({
      restaurant: "Meena's Kitchen",
      quantity: '2',
      budget_range: undefined,
      amount: '50.00',
      budget: undefined,
      phone_number: '9000000001',
      travel_date: '2026-12-23',
      old_date: '2026-03-13',
      time: undefined,
      time_with_range: undefined,
      city: 'New Delhi',
      person_name: 'asha rao',
      otp: '552310',
      locality: 'Andheri West',
      pincode: '400053',
      fallback_city: 'Pune',
    });
  });

  it('provides numbers, dates, phone numbers, and values without a text unchanged', async () => {
    const call = await callOf('06');
    expect([call.number('amount'), call.number('pincode'), call.number('city')]).toEqual([
      50,
      400_053,
      undefined,
    ]);
    expect(call.date('travel_date')).toMatchObject({ iso: '2026-12-23', type: 'date' });
    expect(call.date('old_date')).toMatchObject({ day: 13, month: 3, type: 'day_after' });
    expect(call.phone('phone_number')).toEqual({ number: '9000000001', callingCode: '91' });
    expect(call.entities('budget')[0]?.value).toMatchObject({ min_budget: 2000, max_budget: 3000 });
    expect(call.entities('time')[0]?.value).toEqual({ hh: 12, mm: 30, nn: 'pm', tz: null });
  });

  it('provides all items of an entity with their origin and unknown keys', async () => {
    const call = await callOf('06');
    expect(call.entities('city').map(({ text }) => text)).toEqual(['New Delhi', 'Mumbai']);
    expect(call.entities('quantity').map(({ number }) => number)).toEqual([2, 5]);
    expect(call.entities('pincode')[0]).toMatchObject({
      detection: 'structure_value_not_verified',
      originalText: '400053',
    });
    expect(call.entities('otp')[0]?.raw).toMatchObject({ regex: String.raw`\b\d{6}\b` });
  });

  it('has no entities when the object is empty', async () => {
    const call = await callOf('07');
    expect(call.entityNames).toEqual([]);
    expect(call.entity('order_id')).toBeUndefined();
    expect(call.platform).toEqual({ code: 3, name: 'Facebook' });
  });

  it('has no entity that is null, empty, or has the value null', async () => {
    const call = await callOf('08');
    expect(call.entityNames).toEqual(['pan_card', 'policy_no', 'nickname', 'email']);
    for (const name of ['pan_card', 'policy_no', 'nickname']) {
      expect(call.entities(name)).toEqual([]);
      expect(call.entity(name)).toBeUndefined();
    }
    expect(call.entity('email')).toBe('asha@example.com');
  });

  it('contains Hindi text unchanged', async () => {
    const call = await callOf('04');
    expect(call.entity('issue')).toBe('टूटा हुआ सामान');
    expect(call.entities('issue')[0]?.originalText).toBe('मेरा सामान टूटा हुआ आया');
    expect(call.user.fullName).toBe('आशा राव');
    expect([call.language, call.platform.name]).toEqual(['hi', 'Android SDK']);
  });

  it('contains state and environment, for a node and for a step', async () => {
    const byNode = await callOf('02');
    expect(byNode).toMatchObject({
      node: 'TRACK_PARCEL',
      step: undefined,
      event: 'API_INTEGRATION',
      conversationNo: '3',
      conversationDetails: { last_parcel: 'PK70' },
      userDetails: { language_code: 'en', name: 'Asha Rao', loyalty_tier: 'gold' },
      envVariables: { PARCEL_API: 'https://api.example/parcels', REGION: 'west' },
      platform: { code: 14, name: 'WhatsApp' },
    });
    expect(byNode.user).toMatchObject({ userId: '551014', authId: 'cust-7741', authCode: '' });
    const byStep = await callOf('03');
    expect(byStep).toMatchObject({ node: 'track_parcel_step', step: 'track_parcel_step' });
    expect(byStep.platform.name).toBe('Webhook');
  });

  it('with an unknown event is answered and keeps the event', async () => {
    expect((await callOf('11')).event).toBe('API_INTEGRATION_V2');
  });

  it('with indentation and a trailing newline is verified byte by byte', async () => {
    const call = await callOf('12');
    expect(call.entity('plan')).toBe('599 monthly');
    expect(call.number('plan')).toBeUndefined();
  });

  it('without a user has defaults', async () => {
    const call = await callOf('18');
    expect(call).toMatchObject({
      node: 'PING',
      conversationNo: undefined,
      conversationDetails: {},
      userDetails: {},
      envVariables: {},
      language: undefined,
      platform: { code: undefined, name: undefined },
    });
    expect(call.user).toMatchObject({ userName: undefined, raw: {} });
  });

  it('supports a mix of bare values, objects and empty lists', async () => {
    const call = await callOf('21');
    expect(call.entity('phone_number')).toBe('9000000001');
    expect(call.phone('phone_number')).toEqual({ number: '9000000001', callingCode: undefined });
    expect(call.entity('otp_six')).toBe('771204');
    expect(call.entity('policy_number')).toBeUndefined();
    expect(call.date('statement_date')).toBeUndefined();
  });

  it('of 796 kB keeps its last field', async () => {
    const call = await callOf('09');
    const last = call.entityNames.at(-1) ?? '';
    expect(call.entityNames.length).toBeGreaterThan(500);
    expect(call.entity(last)).toContain('लंबा पाठ');
  });
});
