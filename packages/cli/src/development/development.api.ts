import type { AppDescription, RecordedCall, RecordedCallList } from 'nestjs-haptik/internal';
import { DEVELOPMENT_SEGMENT } from 'nestjs-haptik/internal/cli';
import { parseJsonOr } from '../json.js';
import { CommandError, EXIT_CODES } from '../terminal.js';
import { describeUrl, isLoopback } from '../webhook/webhook.address.js';
import { sendToWebhook } from '../webhook/webhook.client.js';

const TIMEOUT_MS = 10_000;
/** What the endpoint lists at most. */
const MAX_CALLS = 1_000;

/** Asks a running application in development what it consists of, and for its recorded calls. */
export class DevelopmentApi {
  /** @param url the webhook of the default bot */
  constructor(private readonly url: URL) {}

  /** @throws CommandError when the application has no development endpoint */
  describeApp(): Promise<AppDescription> {
    return this.read<AppDescription>('app');
  }

  /** The recorded calls, the oldest first. */
  async readCalls(limit = MAX_CALLS): Promise<RecordedCall[]> {
    const { calls } = await this.read<RecordedCallList>(`calls?limit=${limit}`);
    const found: RecordedCall[] = [];
    for (const { id } of calls.toReversed()) {
      const call = await this.findCall(id);
      // Calls that came meanwhile may have displaced it.
      if (call) found.push(call);
    }
    return found;
  }

  /** The newest recorded calls, the newest first. */
  async listCalls(limit: number): Promise<RecordedCallList> {
    return this.read<RecordedCallList>(`calls?limit=${limit}`);
  }

  async findCall(id: string): Promise<RecordedCall | undefined> {
    const found = await this.request(`calls/${encodeURIComponent(id)}`);
    return found as RecordedCall | undefined;
  }

  private async read<T>(path: string): Promise<T> {
    const found = await this.request(path);
    if (found !== undefined) return found as T;
    throw new CommandError(EXIT_CODES.unreachable, explainAbsence(this.url));
  }

  private async request(path: string): Promise<unknown> {
    const base = this.url.pathname.replace(/\/+$/, '');
    const url = new URL(`${base}/${DEVELOPMENT_SEGMENT}/${path}`, this.url);
    const { status, headers, bytes } = await sendToWebhook({
      url,
      method: 'GET',
      timeoutMs: TIMEOUT_MS,
    });
    const isJson = headers['content-type']?.startsWith('application/json') === true;
    if (status !== 200 || !isJson) return undefined;
    return parseJsonOr(bytes.toString('utf8'), undefined);
  }
}

function explainAbsence(url: URL): string {
  const start = `${describeUrl(url)} has no development endpoint.`;
  if (!isLoopback(url)) {
    return `${start} It answers programs on its own machine only: run the command there, with a URL such as http://127.0.0.1:3000/haptik.`;
  }
  return (
    `${start} Check that the URL is that of the default bot, that the application uses nestjs-haptik of the version ` +
    'of this command, that NODE_ENV is not production, and that HaptikModule has no development: false.'
  );
}
