import type { ConsoleApiClient } from '../../../support/console/console.host.js';
import { CopyConsoleHost } from '../../../support/console/copy.console.host.js';

describe('display names in the console', () => {
  let console: CopyConsoleHost;
  let first: ConsoleApiClient;
  let second: ConsoleApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start('express');
    const invited = async (name: string, email: string) => {
      const user = { name, email, role: 'publisher' };
      return (await console.administrator.inviteUser(user)).browser;
    };
    first = await invited('Meera', 'm1@shop.example');
    second = await invited('Mira', 'm2@shop.example');
  });
  afterAll(() => console.stop());

  const isMine = async (who: ConsoleApiClient) =>
    (await who.request('GET /copy/messages/order.track')).body.texts['en']?.isMine;
  const mine = async (who: ConsoleApiClient) =>
    (await who.request('GET /copy/messages?filter=mine')).body.total;

  it('identify the author of a text', async () => {
    await first.request('PUT /copy/messages/order.track/en', { text: 'Follow it', version: 0 });
    expect([await isMine(first), await isMine(second)]).toEqual([true, false]);
    expect([await mine(first), await mine(second)]).toEqual([1, 0]);
  });

  it('separate the edits of two users within ten minutes in the history', async () => {
    await second.request('PUT /copy/messages/order.track/en', { text: 'Where is it?', version: 1 });
    const { body } = await first.request('GET /copy/history?key=order.track');
    expect(body.events).toMatchObject([
      { by: 'Mira', before: 'Follow it', after: 'Where is it?' },
      { by: 'Meera', after: 'Follow it' },
    ]);
  });

  it('do not transfer texts when another user takes a former name', async () => {
    await first.request('PATCH /session', { name: 'Meera Iyer' });
    expect((await second.request('PATCH /session', { name: 'Meera' })).status).toBe(200);
    expect([await isMine(first), await isMine(second)]).toEqual([false, true]);
    const { body } = await first.request('GET /copy/history?key=order.track');
    expect(body.events).toMatchObject([{ by: 'Meera' }, { by: 'Meera Iyer' }]);
    await second.request('PATCH /session', { name: 'Mira' });
    await first.request('PATCH /session', { name: 'Meera' });
  });

  it('change everywhere when a user is renamed', async () => {
    await second.request('PATCH /session', { name: 'Mira Rao' });
    expect([await isMine(first), await isMine(second)]).toEqual([false, true]);
    const late = { text: 'Other', version: 1 };
    const conflict = await first.request('PUT /copy/messages/order.track/en', late);
    expect(conflict.body.current).toMatchObject([{ changedBy: 'Mira Rao', isMine: false }]);
    const { body } = await first.request('GET /copy/history?key=order.track');
    expect(body.events).toMatchObject([{ by: 'Mira Rao' }, { by: 'Meera' }]);
    const texts = [{ key: 'order.track', language: 'en', version: 2 }];
    await second.request('POST /copy/publish', { texts });
    const audit = (await console.administrator.request('GET /audit?limit=2')).body;
    expect(audit.events).toMatchObject([
      { by: 'Mira Rao', action: 'copy.published' },
      { by: 'Mira Rao', action: 'user.renamed' },
    ]);
  });

  it('of tokens remain after revocation', async () => {
    const request = { name: 'pipeline', scopes: ['copy:read', 'copy:write'] };
    const { token, view } = (await console.administrator.request('POST /tokens', request)).body;
    const bearer = { Authorization: `Bearer ${token}` };
    const edit = { text: 'By itself', version: 3 };
    await console.host.createClient().request('PUT /copy/messages/order.track/en', edit, bearer);
    await console.administrator.request(`DELETE /tokens/${view.id}`);
    expect((await console.administrator.request('GET /tokens')).body).toEqual([]);
    const { body } = await first.request('GET /copy/messages/order.track');
    expect(body.texts.en).toMatchObject({ draft: 'By itself', changedBy: 'token pipeline' });
  });
});
