import { type Channel, CHANNELS, adaptToChannel, parse } from 'nestjs-haptik/hsl';
import { readdir, readFile } from 'node:fs/promises';
import { findAxeViolations } from '../../support/pages/axe.js';
import { TestBrowser } from '../../support/pages/browser.js';
import { ChatPage, type ChatPageEntry } from '../../support/pages/chat.page.js';
import { ARABIC_SAMPLES, HINDI_SAMPLES, SAMPLES } from '../../support/pages/chat.samples.js';
import {
  applyPageVariant,
  type PageVariant,
  takeScreenshot,
} from '../../support/pages/page.variants.js';

const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[];
const VARIANTS: readonly PageVariant[] = ['light', 'dark', 'phone'];
const FIXTURES = new URL('../../fixtures/hsl/', import.meta.url);
const AT = Date.UTC(2026, 10, 23, 9, 30);

/** Everything a transcript can have. */
function createConversation(channel: Channel): readonly ChatPageEntry[] {
  return [
    { id: 'u1', at: AT, sender: 'user', text: 'Where is my order?', received: 'order{id:9042}' },
    { id: 'b1', at: AT, sender: 'bot', elements: ['One moment, please.'] },
    {
      id: 'b2',
      at: AT,
      sender: 'bot',
      elements: Object.values(SAMPLES).flatMap(
        (element) => adaptToChannel(element, channel).elements,
      ),
    },
    { id: 's1', at: AT, sender: 'system', text: 'Handed off to Refunds', tone: 'success' },
    { id: 'a1', at: AT, sender: 'agent', agent: 'Meera', text: 'Hello, this is Meera.' },
    { id: 's2', at: AT, sender: 'system', text: 'The chat is complete' },
    {
      id: 'b3',
      at: AT,
      sender: 'bot',
      isBotBreak: true,
      elements: ['Sorry, I did not get that.'],
    },
    { id: 's3', at: AT, sender: 'system', text: 'The reply has no response', tone: 'error' },
    { id: 'b4', at: AT, sender: 'bot', elements: [...HINDI_SAMPLES, SAMPLES['text'] ?? ''] },
  ];
}

describe('The chat on every channel', () => {
  let browser: TestBrowser;
  let chat: ChatPage;

  beforeAll(async () => {
    browser = await TestBrowser.start();
    chat = await ChatPage.open(await browser.newVisitorPage());
  });

  afterAll(() => browser.stop());

  describe.each(CHANNEL_NAMES)('%s', (channel) => {
    it.each(VARIANTS)('has no accessibility problems and fits the screen: %s', async (variant) => {
      await chat.show({
        channel,
        title: 'Kettle shop',
        entries: createConversation(channel),
        isTyping: true,
      });
      await applyPageVariant(chat.page, variant);
      expect(await findAxeViolations(chat.page)).toEqual([]);
      expect(await isTooWide(chat)).toBe(false);
      await takeFullScreenshot(chat, `${channel}-${variant}`);
    });

    it('shows elements that were not adapted', async () => {
      await chat.show({ channel, elements: Object.values(SAMPLES) });
      await applyPageVariant(chat.page, 'light');
      expect(await findAxeViolations(chat.page)).toEqual([]);
      await takeFullScreenshot(chat, `${channel}-unadapted`);
    });

    it('shows Arabic from right to left', async () => {
      const entries: readonly ChatPageEntry[] = [
        { id: 'u1', at: AT, sender: 'user', text: 'أين طلبي؟' },
        { id: 'b1', at: AT, sender: 'bot', elements: ARABIC_SAMPLES },
      ];
      await chat.show({ channel, language: 'ar', entries });
      await applyPageVariant(chat.page, 'light');
      const bubble = chat.page.getByText('في الطريق');
      const { x: left } = (await bubble.boundingBox()) ?? { x: 0 };
      expect(left).toBeGreaterThan(1_280 / 2);
      expect(await findAxeViolations(chat.page)).toEqual([]);
      await takeFullScreenshot(chat, `${channel}-arabic`);
    });

    it('shows every output of python-hsl', async () => {
      const names = (await readdir(FIXTURES)).filter((name) => name !== 'index.json');
      const elements = await Promise.all(
        names.map(async (name) => parse(await readFile(new URL(name, FIXTURES), 'utf8'))),
      );
      await chat.show({ channel, elements: elements.filter((element) => element !== undefined) });
      expect(await chat.page.getByRole('figure').locator('> div').count()).toBeGreaterThan(30);
    });
  });

  it('causes no page errors', () => {
    expect(browser.pageErrors.errors.filter((error) => !error.startsWith('requested'))).toEqual([]);
  });
});

function isTooWide({ page }: ChatPage): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
}

/** With all messages in sight. */
async function takeFullScreenshot({ page }: ChatPage, name: string): Promise<void> {
  const height = await page.evaluate<number>('Math.ceil(document.body.scrollHeight)');
  const { width = 1280 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height: Math.min(6_000, height + 20) });
  await takeScreenshot(page, `chat-${name}`);
}
