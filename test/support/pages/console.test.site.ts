import { TestBrowser } from './browser.js';
import { ConsoleServiceProcess } from '../console/console.service.process.js';
import { ConsoleTestUsers } from '../console/console.test.users.js';

/** A service with a console that is set up, and the browser of its users. */
export class ConsoleTestSite {
  private constructor(
    readonly browser: TestBrowser,
    readonly service: ConsoleServiceProcess,
    readonly users: ConsoleTestUsers,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<ConsoleTestSite> {
    const [browser, service] = await Promise.all([
      TestBrowser.start(),
      ConsoleServiceProcess.start(env),
    ]);
    try {
      const users = await ConsoleTestUsers.start(browser, service);
      return new ConsoleTestSite(browser, service, users);
    } catch (error) {
      await browser.stop();
      await service.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.service.stop();
  }
}
