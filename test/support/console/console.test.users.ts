import type { Page } from 'playwright-core';
import type { ConsoleRole } from '../../../packages/console/server/common/console.permissions.js';
import type { TestBrowser } from '../pages/browser.js';
import { ConsoleTestUser, PASSWORD } from './console.test.user.js';
import type { ConsoleServiceProcess } from './console.service.process.js';

export interface ConsoleInvitee {
  readonly name: string;
  readonly role: ConsoleRole;
  /** Display names, e.g. Hindi. */
  readonly languages?: readonly string[];
  readonly prefixes?: readonly string[];
}

/** Users of the console of a service, each with their own browser. */
export class ConsoleTestUsers {
  private constructor(
    private readonly browser: TestBrowser,
    private readonly url: string,
    readonly administrator: ConsoleTestUser,
  ) {}

  /** Sets up the console as its first administrator, with the link that the service printed. */
  static async start(
    browser: TestBrowser,
    service: ConsoleServiceProcess,
  ): Promise<ConsoleTestUsers> {
    const url = await service.url();
    const page = await browser.newVisitorPage();
    const administrator = new ConsoleTestUser(page, url, 'asha@shop.example');
    await page.goto(await service.consoleUrl());
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(await service.setupLink());
    await page.getByRole('textbox', { name: 'Your name' }).fill('Asha');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(administrator.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await administrator.clickButton('Set up');
    await page.getByRole('heading', { name: 'Messages' }).waitFor();
    return new ConsoleTestUsers(browser, url, administrator);
  }

  /** Invites a user on the users page. Returns the invitation link. */
  async invite({ name, role, languages = [], prefixes = [] }: ConsoleInvitee): Promise<string> {
    const { page } = this.administrator;
    await this.administrator.goTo('users');
    await this.administrator.clickButton('Invite a user');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(emailOf(name));
    await dialog.getByRole('radio', { name: new RegExp(`^${role}`, 'i') }).check();
    for (const language of languages) await enterSuggestion(page, 'Languages', language);
    for (const prefix of prefixes) await enterSuggestion(page, 'Keys that begin with', prefix);
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = (await page.getByLabel('One-time link').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).click();
    return link.trim();
  }

  /** A user who opened an invitation link and chose a password. */
  async acceptInvitation(name: string, link: string): Promise<ConsoleTestUser> {
    const page = await this.browser.newVisitorPage();
    await page.goto(link);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await page.getByRole('heading', { name: 'Messages' }).waitFor();
    return new ConsoleTestUser(page, this.url, emailOf(name));
  }

  async addUser(invitee: ConsoleInvitee): Promise<ConsoleTestUser> {
    return this.acceptInvitation(invitee.name, await this.invite(invitee));
  }

  /** The same console by another URL, or without a session. */
  async openSession(email: string, url = this.url): Promise<ConsoleTestUser> {
    return new ConsoleTestUser(await this.browser.newVisitorPage(), url, email);
  }

  /** Adds a language to the bot. */
  async addLanguage(language: string): Promise<void> {
    const { page } = this.administrator;
    await this.administrator.goTo('messages');
    await page.getByRole('button', { name: /language/ }).click();
    await page.getByRole('combobox', { name: 'New language' }).fill(language);
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader').nth(2).waitFor();
  }
}

export function emailOf(name: string): string {
  return `${name.toLowerCase()}@shop.example`;
}

/** Types into a field with suggestions and accepts the input. */
async function enterSuggestion(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label).first();
  await field.pressSequentially(value);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
}
