import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { requestEmulatorJson } from '../../support/emulator.client.js';

const emulator = new HaptikPlatformEmulator();
beforeAll(() => emulator.start());
beforeEach(() => emulator.clear());
afterAll(() => emulator.stop());

describe('FAQ nodes', () => {
  const CREATE = '/mogambo_api/nodes/faq/create/';
  const form = (csv: string | File | undefined, domain = 'shop') => {
    const data = new FormData();
    data.set('domain_name', domain);
    if (csv !== undefined)
      data.set('csv_file', typeof csv === 'string' ? new File([csv], 'f.csv') : csv);
    return data;
  };
  const upload = (csv: string, domain?: string) =>
    requestEmulatorJson(emulator, CREATE, { body: form(csv, domain) });
  const status = (task: string, headers = {}) =>
    requestEmulatorJson(emulator, `${CREATE}status/${task}/`, { method: 'GET', headers });
  const envelope = (body: object, error = '') => ({ success: error === '', body, error, meta: {} });

  it('are uploaded by a task, which is in progress before it succeeds', async () => {
    const csv = 'node_name,user_says,answer\nhours,"When?|Open, now?","Nine.<m>To ""five""."\r\n';
    expect((await upload(csv)).body).toEqual(envelope({ task_id: 'faq-1' }));
    expect((await status('faq-1')).body).toEqual(envelope({ status: 'in progress' }));
    expect((await status('faq-1')).body).toEqual(envelope({ status: 'success' }));
    expect((await status('faq-1')).body).toEqual(envelope({ status: 'success' }));
    expect(emulator.getFaqNodes('shop')).toEqual([
      {
        name: 'hours',
        userSays: ['When?', 'Open, now?'],
        answer: ['Nine.', 'To "five".'],
        isActive: true,
      },
    ]);
  });

  it('of an earlier upload become inactive in the domain, unless they are uploaded again', async () => {
    await upload('hours,When?,Nine.\nplace,Where?,Here.');
    await upload('price,How much?,Ten.', 'bank');
    await upload('place,Where?,There.\nphone,Call?,Yes.');
    const active = (domain: string) =>
      emulator.getFaqNodes(domain).map(({ name, isActive, answer }) => [name, isActive, answer[0]]);
    expect(active('shop')).toEqual([
      ['hours', false, 'Nine.'],
      ['place', true, 'There.'],
      ['phone', true, 'Yes.'],
    ]);
    expect(active('bank')).toEqual([['price', true, 'Ten.']]);
  });

  it.each(['hours,When?', 'hours,When?,', 'a,b,c\n"open'])(
    'do not change after the invalid upload %j',
    async (csv) => {
      await upload('place,Where?,Here.');
      await upload(csv);
      await status('faq-2');
      expect((await status('faq-2')).body).toEqual(
        envelope({ status: expect.stringMatching(/^entry \d lacks/) }),
      );
      expect(emulator.getFaqNodes('shop')).toMatchObject([{ name: 'place', isActive: true }]);
    },
  );

  const withText = () => {
    const data = form(undefined);
    data.set('csv_file', 'a,b,c');
    return data;
  };
  it.each([
    [401, 'invalid authorization details', form('a,b,c'), { Authorization: 'Bearer guess' }],
    [403, 'invalid client_id', form('a,b,c'), { 'client-id': 'other' }],
    [400, 'domain_name missing in the request', form('a,b,c', ''), {}],
    [400, 'csv_file missing in the request', form(undefined), {}],
    [400, 'csv_file must be a file', withText(), {}],
  ])('are refused: %i %s', async (code, text, body, headers) => {
    const said = await requestEmulatorJson(emulator, CREATE, { body, headers });
    expect(said).toEqual({ status: code, body: envelope({}, text) });
  });

  it.each([
    [401, 'invalid authorization details', { Authorization: 'Bearer guess' }],
    [403, 'invalid client_id', { 'client-id': 'other' }],
    [400, 'invalid task_id', {}],
  ])('have no status: %i %s', async (code, text, headers) => {
    expect(await status('faq-7', headers)).toEqual({ status: code, body: envelope({}, text) });
  });
});
