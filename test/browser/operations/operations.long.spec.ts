import type { Page } from 'playwright-core';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';
import { applyPageVariant, findPageProblems } from '../../support/pages/page.variants.js';

const OVERVIEW = /\/operations\/overview/;
const NO_FAILURE = /calls? without a failure/;

describe('the status page of a service that is watched', () => {
  let site: ConsoleTestSite;
  let operator: ConsoleTestUser;
  let page: Page;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    operator = site.users.administrator;
    ({ page } = operator);
    await callNode();
    await operator.goTo('operations');
    await operator.waitForText('Failures by cause');
  });
  afterAll(() => site?.stop());

  const callNode = () =>
    site.service.callNode('product_price', { entities: { product_name: 'speaker' } });

  it('shows the values of a time by keyboard, and all of them in a table', async () => {
    const cursor = page.getByRole('slider', { name: 'Calls: choose a time' });
    await cursor.focus();
    expect(await cursor.getAttribute('aria-valuetext')).toMatch(/to now, Failed: 0, Answered: \d/);
    await page.keyboard.press('Home');
    expect(await cursor.getAttribute('aria-valuetext')).toMatch(/Failed: 0, Answered: 0$/);
    const chart = page.getByRole('region', { name: 'Calls', exact: true });
    await chart.getByText('Show as a table').click();
    await chart.getByRole('table').waitFor();
    // An hour, and up to a quarter of an hour more, and the head.
    const rows = await chart.getByRole('row').count();
    expect([rows >= 61, rows <= 76]).toEqual([true, true]);
    expect(await findPageProblems(page)).toEqual([]);
  });

  it('changes nothing while a finger is down', async () => {
    await operator.waitForText(/^Live$/);
    const answers = page.getByRole('region', { name: 'Four answers' });
    await page.getByRole('heading', { level: 1 }).hover();
    await page.mouse.down();
    const before = await answers.innerText();
    const read = page.waitForResponse(OVERVIEW);
    await callNode();
    await (await read).finished();
    expect(await answers.innerText()).toBe(before);
    await page.mouse.up();
    await answers.getByText('2 calls without a failure').waitFor();
  });

  it('says since when the server is not reached, and is live again after', async () => {
    await page.context().setOffline(true);
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await operator.waitForText(/Unknown since \d/);
    await operator.waitForText(/No new figures since \d/);
    await page
      .getByRole('listitem')
      .filter({ hasText: NO_FAILURE })
      .getByText(/As of \d/)
      .waitFor();
    await page.context().setOffline(false);
    await operator.waitForText(/^Live$/);
    await page
      .getByRole('listitem')
      .filter({ hasText: /Is it up\?.*Yes/s })
      .waitFor();
    expect(await page.getByText(/As of \d/).count()).toBe(0);
  });

  it('reads the figures without server-sent events', async () => {
    await page.route('**/operations/live', (route) => route.abort());
    await page.reload();
    await operator.waitForText(/Reconnecting since \d/);
    await callNode();
    await operator.waitForText('3 calls without a failure');
    await page.unroute('**/operations/live');
    await operator.waitForText(/^Live$/);
    expect(site.browser.pageErrors.errors).toEqual([]);
  });

  it.each(['ltr', 'rtl'])('fits on the narrowest phone, %s', async (direction) => {
    await page.evaluate(`document.documentElement.dir = '${direction}'`);
    await applyPageVariant(page, 'narrow');
    expect(await findPageProblems(page)).toEqual([]);
    const answers = page.getByRole('region', { name: 'Four answers' });
    const box = await answers.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(640);
  });

  it('is closed to a viewer, and asks for no events', async () => {
    const viewer = await site.users.addUser({ name: 'Vera', role: 'viewer' });
    const requests: string[] = [];
    viewer.page.on('request', (request) => requests.push(request.url()));
    await viewer.goTo('operations');
    await viewer.waitForText('Your role does not allow this');
    expect(requests.filter((url) => url.endsWith('/operations/live'))).toEqual([]);
  });
});
