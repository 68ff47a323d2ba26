import { findPageProblems, applyPageVariant } from '../../support/pages/page.variants.js';
import type { ConsoleTestUser } from '../../support/console/console.test.user.js';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';

describe('a text saved while its page is left', () => {
  let site: ConsoleTestSite;
  let writer: ConsoleTestUser;
  let other: ConsoleTestUser;

  beforeAll(async () => {
    site = await ConsoleTestSite.start();
    const { users } = site;
    writer = users.administrator;
    other = await users.addUser({ name: 'Omar', role: 'publisher' });
  });
  afterAll(() => site?.stop());

  const kept = (): Promise<number> =>
    writer.page.evaluate<number>(
      "Object.keys(localStorage).filter((name) => name.startsWith('haptik-console.draft')).length",
    );
  const textOf = async (key: string) =>
    (await other.requestApi(`GET copy/messages/${key}`)).body.texts.en;

  /** The server saves the text, but its response is lost. */
  async function leavesAfterWriting(key: string, text: string): Promise<void> {
    const texts = `**/api/copy/messages/${key}/en`;
    await writer.openText(key);
    await writer.page.route(texts, async (route) => {
      await route.fetch();
      // A page that is left handles its requests itself.
      await route.abort().catch(() => undefined);
    });
    await writer.text.fill(text);
    await writer.waitForText('Could not save.');
    expect((await textOf(key)).draft).toBe(text);
    expect(await kept()).toBe(1);
    await writer.page.goto('about:blank');
    await writer.page.unroute(texts);
  }

  it('is not listed as unsaved', async () => {
    await leavesAfterWriting('order.items', 'Arrived at the last moment');
    await writer.goTo('messages');
    await writer.page.getByRole('gridcell', { name: /Arrived at the last moment/ }).waitFor();
    expect(await eventually(kept, 0)).toBe(0);
    expect(await writer.page.getByText('not saved yet').count()).toBe(0);
  });

  it('causes no conflict when another user has edited it since', async () => {
    await leavesAfterWriting('order.track', 'Arrived as well');
    const { version } = await textOf('order.track');
    const theirs = { text: 'Gone on with', version };
    await other.requestApi('PUT copy/messages/order.track/en', theirs);
    await writer.openText('order.track');
    expect(await eventually(() => writer.text.inputValue(), 'Gone on with')).toBe('Gone on with');
    expect(await eventually(kept, 0)).toBe(0);
    expect(await writer.page.getByRole('dialog').count()).toBe(0);
    expect((await textOf('order.track')).draft).toBe('Gone on with');
  });

  it('is saved by the list when the server answers again', async () => {
    const texts = '**/api/copy/**';
    await writer.openText('order.state');
    await writer.page.route(texts, (route) => route.abort());
    await writer.text.fill('Written {id} {state} in a tunnel');
    await writer.waitForText('Could not save.');
    await writer.page.getByRole('button', { name: 'Close the editor' }).click();
    await writer.waitForText('One text is not saved yet');
    await writer.page.unroute(texts);
    const draft = async () => (await textOf('order.state'))?.draft;
    const written = 'Written {id} {state} in a tunnel';
    expect(await eventually(draft, written)).toBe(written);
    expect(await eventually(kept, 0)).toBe(0);
    await writer.page.getByText('not saved yet').waitFor({ state: 'detached' });
  });

  it('is listed by key and language when the server never received it', async () => {
    const unsaved = { key: 'product.unknown', language: 'en', text: 'Never sent', version: 0 };
    const { body } = await writer.requestApi('GET session');
    // The page retries when it is left, so this state cannot be reached by leaving.
    await writer.page.evaluate(
      `localStorage.setItem('haptik-console.draft.${body.id}.en.product.unknown', '${JSON.stringify(unsaved)}')`,
    );
    await writer.goTo('messages');
    await writer.waitForText('One text is not saved yet');
    for (const look of ['light', 'dark'] as const) {
      await applyPageVariant(writer.page, look);
      expect({ look, faults: await findPageProblems(writer.page) }).toEqual({ look, faults: [] });
    }
    await writer.page.getByRole('link', { name: 'product.unknown (en)' }).click();
    await writer.waitForText('Saved as draft');
    expect((await textOf('product.unknown')).draft).toBe('Never sent');
  });

  it('is saved by a browser that blocks its storage, too', async () => {
    const context = writer.page.context();
    await context.addInitScript(`
      Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
      });
    `);
    await writer.goTo('messages');
    await writer.page.getByRole('gridcell', { name: /Arrived at the last moment/ }).waitFor();
    await writer.openText('order.items');
    await writer.saveDraft('Written without a storage');
    expect((await textOf('order.items')).draft).toBe('Written without a storage');
    expect(await writer.page.getByText('Could not save.').count()).toBe(0);
  });

  it('causes no page errors and no requests to other hosts', () => {
    expect(site.browser.pageErrors.errors).toEqual([]);
  });
});
