import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; the tests bring no browser of their own. */
const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Ends what hangs; on a busy machine a page may take long. */
const PATIENCE_MS = 120_000;

/** What a page reported that no page should: errors, and requests that leave the machine. */
export class PageComplaints {
  readonly all: string[] = [];

  watch(page: Page): void {
    page.on('pageerror', ({ message }) => this.all.push(message));
    page.on('console', (message) => {
      // A refusal of the API is shown to the user; Chromium reports it here as well.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.all.push(message.text());
    });
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const isLocal = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
      if (!isLocal) this.all.push(`asked ${request.url()}`);
    });
  }
}

/** A real browser; each visitor has cookies of his own. */
export class TestBrowser {
  readonly complaints = new PageComplaints();

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    const args = ['--no-sandbox', '--disable-dev-shm-usage'];
    return new TestBrowser(await chromium.launch({ executablePath: EXECUTABLE, args }));
  }

  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    this.complaints.watch(page);
    return page;
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}
