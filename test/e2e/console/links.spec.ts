import { PLATFORMS } from '../../support/app.js';
import { type ConsoleBrowser, ConsoleHost, PASSWORD } from '../../support/console.js';

const OTHER = 'another long one';

describe.each(PLATFORMS)('an open link to a new password on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleBrowser;
  let browser: ConsoleBrowser;
  let id: string;
  let token: string;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    asha = await host.administrator();
  });
  afterAll(() => host.app.close());

  let n = 0;
  beforeEach(async () => {
    n++;
    const user = { name: `Nina ${n}`, email: `nina${n}@example.com`, role: 'viewer' };
    ({ browser, id } = await asha.invites(user));
    token = await linkFor(id);
  });

  it('works until something ends it', async () => {
    expect(await use(token)).toBe(204);
  });

  it('ends when its owner changes the password', async () => {
    const change = { current: PASSWORD, password: OTHER };
    expect((await browser.asks('POST /session/password', change)).status).toBe(204);
    expect(await use(token)).toBe(404);
  });

  it('ends when another is made, with another role, and with all sessions', async () => {
    const second = await linkFor(id);
    expect(await use(token)).toBe(404);
    await asha.asks(`PATCH /users/${id}`, { role: 'editor' });
    expect(await use(second)).toBe(404);
    const third = await linkFor(id);
    await asha.asks(`DELETE /users/${id}/sessions`);
    expect(await use(third)).toBe(404);
  });

  it('does not come back when somebody is switched off and on', async () => {
    await asha.asks(`PATCH /users/${id}`, { isDisabled: true });
    expect(await use(token)).toBe(404);
    await asha.asks(`PATCH /users/${id}`, { isDisabled: false });
    expect(await use(token)).toBe(404);
  });

  it('stays when only the name changes, and the first one of somebody whose role was a mistake', async () => {
    await asha.asks(`PATCH /users/${id}`, { name: `Nina Rao ${n}` });
    expect(await use(token)).toBe(204);
    const draft = { name: `New ${n}`, email: `new${n}@example.com`, role: 'viewer' };
    const { body } = await asha.asks('POST /users', draft);
    await asha.asks(`PATCH /users/${body.user.id}`, { role: 'editor' });
    expect(await use(body.link.split('#')[1])).toBe(204);
  });

  async function linkFor(user: string): Promise<string> {
    const { body } = await asha.asks(`POST /users/${user}/invitation`);
    return String(body.link).split('#')[1] ?? '';
  }

  async function use(link: string): Promise<number> {
    const given = { token: link, password: OTHER };
    return (await host.browser().asks('POST /invitation', given)).status;
  }
});
