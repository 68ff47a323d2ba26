import type { Locator, Page } from 'playwright-core';

/** The password of all users in tests. */
export const PASSWORD = 'correct horse battery';

/** A user of the console with their own browser. */
export class ConsoleTestUser {
  constructor(
    readonly page: Page,
    private readonly url: string,
    readonly email: string,
  ) {}

  /** The text field of the editor. */
  get text(): Locator {
    return this.page.getByRole('textbox', { name: /^Text in / });
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}/console/${path}`);
  }

  async openText(key: string, language = 'en'): Promise<void> {
    await this.goTo(`messages/${key}/${language}`);
    await this.text.waitFor();
  }

  /** Clicks the button of that name. */
  async clickButton(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async selectMenuItem(item: string): Promise<void> {
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Resolves when the text is visible. */
  async waitForText(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  /** Fills the open editor and resolves when the draft is saved. */
  async saveDraft(text: string): Promise<void> {
    await this.text.fill(text);
    await this.waitForText('Saved as draft');
  }

  async publish(): Promise<void> {
    await this.clickButton('Publish');
    await this.waitForText('Published. Users read it now.');
  }

  async signIn(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail address' }).fill(this.email);
    await this.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await this.clickButton('Sign in');
  }

  /**
   * The API's response to this browser, with its session cookie.
   *
   * @param line method and path below the API, e.g. `GET copy/overview`
   */
  requestApi(line: string, body?: unknown): Promise<{ status: number; body: ConsoleJson }> {
    const [method = '', path = ''] = line.split(' ');
    return this.page.evaluate(
      async ([url, verb, sent]) => {
        const response = await fetch(url, {
          method: verb,
          ...(sent !== undefined && {
            headers: { 'Content-Type': 'application/json' },
            body: sent,
          }),
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
        return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
      },
      [
        `${this.url}/console/api/${path}`,
        method,
        body === undefined ? undefined : JSON.stringify(body),
      ] as const,
    );
  }
}

/** Untyped JSON: tests check what they expect. */
// oxlint-disable-next-line typescript/no-explicit-any -- that is the point
export type ConsoleJson = any;
