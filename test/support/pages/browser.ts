import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; the tests do not install a browser. */
const CHROMIUM_PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Ends a hanging page. A page may take long on a busy machine. */
const ACTION_TIMEOUT_MS = 120_000;

/** Collects errors of a page and its requests to other machines. */
export class PageErrorCollector {
  readonly errors: string[] = [];

  watch(page: Page): void {
    page.on('pageerror', ({ message }) => this.errors.push(message));
    page.on('console', (message) => {
      // The page shows an error response of the API; Chromium logs it as well.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.errors.push(message.text());
    });
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const isLocal = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
      if (!isLocal) this.errors.push(`requested ${request.url()}`);
    });
  }
}

/** A real browser with separate cookies for each user. */
export class TestBrowser {
  readonly pageErrors = new PageErrorCollector();

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    const args = ['--no-sandbox', '--disable-dev-shm-usage'];
    return new TestBrowser(await chromium.launch({ executablePath: CHROMIUM_PATH, args }));
  }

  async newVisitorPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const page = await context.newPage();
    this.pageErrors.watch(page);
    return page;
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}
