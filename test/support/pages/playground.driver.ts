import type { Locator, Page } from 'playwright-core';
import type {
  PlaygroundState,
  Run,
} from '../../../packages/cli/src/playground/playground.contract.js';
import { findPageProblems } from './page.variants.js';

/** What a developer does on the page of the playground. */
export class PlaygroundDriver {
  constructor(readonly page: Page) {}

  region(name: 'Call' | 'Chat' | 'Inspector'): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  get chat(): Locator {
    return this.region('Chat');
  }

  get inspector(): Locator {
    return this.region('Inspector');
  }

  async chooseNode(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Node', exact: true }).fill(name);
    await this.page.getByRole('option', { name: new RegExp(`^${name}\\b`) }).click();
  }

  async send(): Promise<void> {
    await this.region('Call')
      .getByRole('button', { name: /^Send(?! with)/ })
      .click();
  }

  async callNode(name: string): Promise<void> {
    await this.chooseNode(name);
    await this.send();
  }

  async chooseFromMenu(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Shows the chat as another channel, and waits until calls are those of its users. */
  async chooseChannel(name: string): Promise<void> {
    await this.chat.getByRole('button', { name, exact: true }).click();
    await this.chat.getByRole('button', { name, exact: true, pressed: true }).waitFor();
  }

  /** Opens a part of the form of the call. */
  async openSection(name: string): Promise<void> {
    await this.region('Call').getByRole('button', { name, exact: true }).click();
  }

  /** The body of a call as JSON, once the chat has its answer. */
  async readRequest(no: number): Promise<Readonly<Record<string, unknown>>> {
    await this.chat.getByRole('button', { name: new RegExp(`^Inspect run ${no}:`) }).waitFor();
    const { runs } = await this.readState();
    const id = runs.find((run) => run.no === no)?.id;
    const { request } = (await this.readApi(`runs/${id}`)) as Run;
    return JSON.parse(request.body.text ?? '') as Readonly<Record<string, unknown>>;
  }

  async readState(): Promise<PlaygroundState> {
    return (await this.readApi('state')) as PlaygroundState;
  }

  /** Asks the server of the page. */
  async readApi(path: string): Promise<unknown> {
    const response = await this.page.request.get(new URL(`api/${path}`, this.page.url()).href);
    return response.json();
  }

  /** Sends a request to the server of the page. */
  async sendApi(method: string, path: string, data: unknown): Promise<void> {
    const url = new URL(`api/${path}`, this.page.url()).href;
    await this.page.request.fetch(url, { method, data });
  }

  /** Writes as the user of the chat. */
  async say(text: string): Promise<void> {
    await this.chat.getByLabel('Write as the user').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses the node that answers a text for which the flow has none. */
  async answerBy(node: string): Promise<void> {
    await this.chat.getByRole('combobox', { name: 'Node that answers' }).click();
    await this.page.getByRole('option', { name: node, exact: true }).click();
    await this.chat.getByRole('button', { name: 'Call it', exact: true }).click();
  }

  /** Shows a part of the page on a narrow window; without tabs it is on screen. */
  async showTab(name: 'Call' | 'Chat' | 'Inspector'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** The problems of the page, except that the cards of a carousel scroll sideways, as in chats. */
  async findProblems(): Promise<readonly string[]> {
    const problems = await findPageProblems(this.page);
    return problems.filter((problem) => !problem.startsWith('scrolls sideways: DIV _cards_'));
  }

  async closeDialog(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
