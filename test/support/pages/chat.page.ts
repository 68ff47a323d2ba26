import { build } from 'esbuild';
import type { Channel, HslElement } from 'nestjs-haptik/hsl';
import type { Page } from 'playwright-core';

const HARNESS = new URL('../../../packages/ui/harness/chat.page.tsx', import.meta.url).pathname;

/** An entry of a transcript, as in packages/ui. */
export interface ChatPageEntry {
  readonly id: string;
  readonly at: number;
  readonly sender: 'user' | 'bot' | 'agent' | 'system';
  readonly text?: string;
  readonly received?: string;
  readonly agent?: string;
  readonly tone?: string;
  readonly elements?: readonly (HslElement | string)[];
  readonly isBotBreak?: boolean;
  readonly isSent?: boolean;
}

interface ChatPageInput {
  readonly channel: Channel;
  readonly language?: string;
  readonly title?: string;
  readonly elements?: readonly HslElement[];
  readonly entries?: readonly ChatPageEntry[];
  readonly isTyping?: boolean;
  readonly height?: number;
}

/** A page with the chat of packages/ui alone, to show it messages. */
export class ChatPage {
  private constructor(readonly page: Page) {}

  static async open(page: Page): Promise<ChatPage> {
    const { outputFiles } = await build({
      entryPoints: [HARNESS],
      bundle: true,
      write: false,
      outdir: 'chat',
      jsx: 'automatic',
      format: 'esm',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    const find = (ending: string): string =>
      outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
    await page.setContent(
      '<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">' +
        '<title>Chat</title></head><body><div id="root"></div></body></html>',
    );
    await page.addStyleTag({ content: find('.css') });
    await page.addScriptTag({ content: find('.js'), type: 'module' });
    await page.waitForFunction('window.showChat');
    return new ChatPage(page);
  }

  async show(input: ChatPageInput): Promise<void> {
    await this.page.evaluate(`showChat(${JSON.stringify(input)})`);
    await this.page.getByRole('heading', { name: input.channel, exact: true }).waitFor();
  }

  /** What the user did since the last call. */
  takeEvents(): Promise<readonly unknown[]> {
    return this.page.evaluate<readonly unknown[]>('window.chatEvents.splice(0)');
  }
}
