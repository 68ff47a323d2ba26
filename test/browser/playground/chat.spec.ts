import { button, field, form as createForm, text, type HslElement } from 'nestjs-haptik/hsl';
import { TestBrowser } from '../../support/pages/browser.js';
import { ChatPage, type ChatPageEntry } from '../../support/pages/chat.page.js';
import { BROKEN_PICTURE, SAMPLES } from '../../support/pages/chat.samples.js';

const LOG = `document.querySelector('[role=log]')`;
const AT = Date.UTC(2026, 10, 23, 9, 30);

const bot = (id: string, ...elements: readonly (HslElement | string)[]): ChatPageEntry => ({
  id,
  at: AT,
  sender: 'bot',
  elements,
});
const user = (id: string, message: string): ChatPageEntry => ({
  id,
  at: AT,
  sender: 'user',
  text: message,
});
const sample = (name: string): HslElement => SAMPLES[name] ?? text(name);

describe('In the chat', () => {
  let browser: TestBrowser;
  let chat: ChatPage;

  const showMessages = (...entries: readonly ChatPageEntry[]): Promise<void> =>
    chat.show({ channel: 'web', entries });

  beforeAll(async () => {
    browser = await TestBrowser.start();
    chat = await ChatPage.open(await browser.newVisitorPage());
  });

  afterAll(() => browser.stop());

  it('a button reports its actionable and where it is in the element', async () => {
    await showMessages(bot('b1', sample('button')));
    const pressed = chat.page.getByRole('button', { name: 'Return something' });
    await pressed.focus();
    await chat.page.keyboard.press('Enter');
    expect(await chat.takeEvents()).toEqual([
      { press: 'Return something', entryId: 'b1', element: 0, path: ['data', 'items', 1] },
    ]);
  });

  it('a link opens a new tab, without access to the page', async () => {
    await showMessages(bot('b1', sample('button')));
    const link = chat.page.getByRole('link', { name: 'Track it (opens in a new tab)' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('href')).toBe('https://shop.example/orders/9042');
  });

  it('a link with the URL of a script is a button', async () => {
    const script = 'javascript:alert(1)';
    const hostile = { actionable_text: 'Run', type: 'APP_ACTION', uri: 'LINK' };
    const element = button('Try it', [{ ...hostile, payload: { url: script } } as never]);
    await showMessages(bot('b1', element, `A text with ${script}`));
    await chat.page.getByRole('button', { name: 'Run' }).waitFor();
    expect(await chat.page.getByRole('link').count()).toBe(0);
  });

  it('quick replies vanish when the user has written, buttons stay', async () => {
    await showMessages(bot('b1', sample('text'), button('Or', ['Stay'])));
    await chat.page.getByRole('button', { name: 'Track it' }).waitFor();
    await showMessages(bot('b1', sample('text'), button('Or', ['Stay'])), user('u1', 'I wrote'));
    await chat.page.getByText('I wrote').waitFor();
    expect(await chat.page.getByRole('button', { name: 'Stay' }).isVisible()).toBe(true);
    expect(await chat.page.getByRole('button', { name: 'Track it' }).count()).toBe(0);
  });

  it('WhatsApp opens more than three choices as a list', async () => {
    const element = button('Which size?', ['S', 'M', 'L', 'XL']);
    await chat.show({ channel: 'whatsappReplyButtons', entries: [bot('b1', element)] });
    expect(await chat.page.getByRole('button', { name: 'XL' }).isVisible()).toBe(false);
    await chat.page.getByRole('button', { name: 'Choose' }).click();
    await chat.page.getByRole('button', { name: 'XL' }).click();
    expect(await chat.takeEvents()).toMatchObject([{ press: 'XL', path: ['data', 'items', 3] }]);
  });

  it('a card reports its button, and an image that fails says so', async () => {
    await showMessages(bot('b1', 'Ours:', sample('carousel')));
    const { page } = chat;
    expect(await page.getByRole('img', { name: 'Blue kettle' }).getAttribute('loading')).toBe(
      'lazy',
    );
    await page.getByText('The image cannot be loaded.').waitFor();
    expect(await page.locator(`img[src="${BROKEN_PICTURE}"]`).count()).toBe(0);
    await page.getByRole('button', { name: 'Details' }).click();
    const path = ['data', 'items', 1, 'actionables', 1];
    expect(await chat.takeEvents()).toMatchObject([{ press: 'Details', element: 1, path }]);
  });

  it('a form sends the values of all kinds of fields', async () => {
    await showMessages(bot('b1', sample('form')));
    const { page } = chat;
    const form = page.getByRole('group', { name: 'Delivery address' });
    await form.getByLabel('Street and number').fill('1 Hill Road');
    await form.getByLabel('Email').fill('asha@example.com');
    await form.getByLabel('City').fill('P');
    await page.getByRole('option', { name: 'Panaji' }).click();
    await form.getByLabel('When?').selectOption('Evening');
    await form.getByLabel('Which day?').fill('2026-11-24');
    await form.getByLabel('What time?').fill('18:30');
    for (const day of ['2026-11-26', '2026-11-25']) {
      await form.getByLabel('Days at home').fill(day);
      await form.getByRole('button', { name: 'Add a day' }).click();
    }
    await form.getByLabel('Gift wrap').check();
    await chat.takeEvents();
    await form.getByRole('button', { name: 'Send' }).click();
    const values = {
      street: '1 Hill Road',
      mail: 'asha@example.com',
      city: 'Panaji',
      slot: 'Evening',
      day: '2026-11-24',
      at: '18:30',
      days: ['2026-11-25', '2026-11-26'],
      extras: ['Gift wrap'],
    };
    expect(await chat.takeEvents()).toEqual([
      { submit: 'Delivery address', values, entryId: 'b1', element: 0, path: [] },
    ]);
    await showMessages({ ...bot('b1', sample('form')), isSent: true });
    await form.getByRole('button', { name: 'Sent' }).waitFor();
    expect(await form.getByLabel('Email').isDisabled()).toBe(true);
  });

  it('a form sends an option once that it has twice', async () => {
    const extras = field('extras', 'multiselectpicker', { options: ['Gift', 'Gift', 'Card'] });
    await showMessages(bot('b1', createForm('Extras', [extras])));
    await chat.page.getByLabel('Gift').check();
    await chat.takeEvents();
    await chat.page.getByRole('button', { name: 'Send' }).click();
    expect(await chat.takeEvents()).toMatchObject([{ values: { extras: ['Gift'] } }]);
  });

  it('a search field says when its search fails or finds nothing', async () => {
    await showMessages(bot('b2', sample('form')));
    const city = chat.page.getByLabel('City');
    await city.fill('fail');
    await chat.page.getByText('The search failed.').waitFor();
    await city.fill('nowhere');
    await chat.page.getByText('No match').waitFor();
    expect(await chat.takeEvents()).toContainEqual({ search: 'city', text: 'nowhere' });
  });

  it('a tab list sends what is selected', async () => {
    await showMessages(bot('b1', sample('tabList')));
    const { page } = chat;
    await chat.takeEvents();
    expect(await page.getByRole('button', { name: 'Choose a plan' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: '2 GB a day' }).check();
    await page.getByRole('tab', { name: 'Yearly' }).click();
    await page.getByRole('radio', { name: '2 GB a day' }).check();
    await page.getByRole('button', { name: 'Recharge' }).click();
    expect(await chat.takeEvents()).toEqual([
      {
        press: 'Recharge',
        selected: [[1, 0]],
        entryId: 'b1',
        element: 0,
        path: ['data', 'actionables', 0],
      },
    ]);
  });

  it('an element of an unknown kind is its text and its JSON', async () => {
    await showMessages(bot('b1', sample('raw')));
    await chat.page.getByText('Unknown kind PRODUCT_LIST').click();
    expect(await chat.page.getByText('"catalog": 17').isVisible()).toBe(true);
  });

  it('is named who wrote, what the bot receives, and that a call runs', async () => {
    await chat.show({
      channel: 'web',
      isTyping: true,
      entries: [
        { ...user('u1', 'Order'), received: 'order{id:9042}' },
        { id: 'a1', at: AT, sender: 'agent', agent: 'Meera', text: 'Hello' },
        { ...bot('b1', 'Sorry'), isBotBreak: true },
        { id: 's1', at: AT, sender: 'system', text: 'The chat is complete' },
      ],
    });
    const log = chat.page.getByRole('log', { name: 'Messages' });
    const shown = (await log.innerText()).split('\n').filter((line) => !/^\d\d:\d\d/.test(line));
    expect(shown.join('|')).toMatch(
      /Order\|→ order\{id:9042\}\|Meera · Agent\|Hello\|Bot break\|Sorry\|The chat is complete/,
    );
    expect(await chat.page.getByRole('status').innerText()).toBe('The bot is typing…');
  });

  it('new messages come into sight, unless the reader scrolled up', async () => {
    const many = Array.from({ length: 130 }, (_, index) => bot(`b${index}`, `Message ${index}`));
    const show = (...entries: readonly ChatPageEntry[]): Promise<void> =>
      chat.show({ channel: 'web', height: 500, entries });
    const { page } = chat;
    await show(...many);
    await waitUntilInSight(chat, 'Message 129');
    expect(await page.getByText('Message 29', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show earlier messages' }).click();
    await page.getByText('Message 29', { exact: true }).waitFor();
    await page.evaluate(`${LOG}.scrollTop = 300`);
    await page.getByRole('button', { name: 'Latest messages' }).waitFor();
    await show(...many, bot('new', 'A new message'));
    await page.getByText('A new message').waitFor();
    expect(await page.evaluate(`${LOG}.scrollTop`)).toBe(300);
    await show(...many, bot('new', 'A new message'), user('own', 'My own message'));
    await waitUntilInSight(chat, 'My own message');
  });

  it('nothing causes an error of the page', () => {
    const isOther = (error: string): boolean => error !== `requested ${BROKEN_PICTURE}`;
    expect(browser.pageErrors.errors.filter(isOther)).toEqual([]);
  });
});

/** Resolves when a text is within the list, not only in the document. */
async function waitUntilInSight({ page }: ChatPage, shown: string): Promise<void> {
  const script = `(() => {
    const list = ${LOG}.getBoundingClientRect();
    const all = [...document.querySelectorAll('[role=log] div')];
    const one = all.findLast((each) => each.textContent === ${JSON.stringify(shown)});
    return one !== undefined && one.getBoundingClientRect().bottom <= list.bottom;
  })()`;
  await page.waitForFunction(script);
}
