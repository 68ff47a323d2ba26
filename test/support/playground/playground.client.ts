import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type {
  PlaygroundEventName,
  PlaygroundState,
  Run,
  RunInput,
  RunSummary,
} from '../../../packages/cli/src/playground/playground.contract.js';
import {
  type RunningPlayground,
  startPlayground,
} from '../../../packages/cli/src/playground/start.playground.js';
import type { TargetSecret } from '../../../packages/cli/src/playground/target/target.secrets.js';
import { eventually } from '../eventually.js';

export interface PlaygroundResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface PlaygroundClientOptions {
  readonly url: string;
  /** In HAPTIK_SECRET. */
  readonly secret?: string;
  /** Secrets of bots and nodes. */
  readonly secrets?: readonly TargetSecret[];
  readonly bot?: string;
  /** @default a new file in a temporary folder */
  readonly file?: string;
  readonly pageFolder?: string;
  /** Started already; stopped with the playground. @default a new one */
  readonly emulator?: HaptikPlatformEmulator;
}

/** A playground in this process, used by HTTP as its page does. Stop it after the tests. */
export class PlaygroundClient {
  private constructor(
    readonly playground: RunningPlayground,
    readonly emulator: HaptikPlatformEmulator,
    readonly folder: string,
    readonly log: readonly string[],
  ) {}

  static async start(options: PlaygroundClientOptions): Promise<PlaygroundClient> {
    const { url, secret, secrets = [], bot, pageFolder } = options;
    const main: TargetSecret[] =
      secret === undefined
        ? []
        : [{ variable: 'HAPTIK_SECRET', source: 'environment', value: secret }];
    const folder = await mkdtemp(join(tmpdir(), 'playground-'));
    const emulator = options.emulator ?? new HaptikPlatformEmulator({ countdownSecondMs: 1 });
    await emulator.start();
    const log: string[] = [];
    const playground = await startPlayground({
      target: { webhook: new URL(url), bot, secrets: [...main, ...secrets] },
      port: 0,
      isPortFlexible: false,
      file: options.file ?? join(folder, '.haptik', 'playground.json'),
      emulator,
      log: (text) => log.push(text),
      ...(pageFolder !== undefined && { pageFolder }),
    });
    return new PlaygroundClient(playground, emulator, folder, log);
  }

  async stop(): Promise<void> {
    await this.playground.stop();
    await this.emulator.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<PlaygroundResponse> {
    const response = await fetch(new URL(path, this.playground.url), {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const parsed = (isJson ? JSON.parse(text) : { text }) as PlaygroundResponse['body'];
    return { status: response.status, headers: response.headers, body: parsed };
  }

  async post(path: string, body?: unknown): Promise<PlaygroundResponse['body']> {
    return (await this.request('POST', path, body)).body;
  }

  async state(): Promise<PlaygroundState> {
    return (await this.request('GET', 'api/state')).body as unknown as PlaygroundState;
  }

  /** Calls a node, and waits for all its runs. */
  async call(node: string, input: Omit<RunInput, 'node'> = {}): Promise<readonly Run[]> {
    const started = await this.post('api/runs?wait=true', { node, ...input });
    return this.runs(started['runs'] as readonly RunSummary[]);
  }

  async callOnce(node: string, input: Omit<RunInput, 'node'> = {}): Promise<Run> {
    const [run] = await this.call(node, input);
    if (!run) throw new Error('no run has started');
    return run;
  }

  runs(summaries: readonly RunSummary[]): Promise<readonly Run[]> {
    return Promise.all(summaries.map(({ id }) => this.run(id)));
  }

  async run(id: string): Promise<Run> {
    return (await this.request('GET', `api/runs/${id}`)).body as unknown as Run;
  }

  /** The chat as lines, e.g. `bot: Hello`. */
  async chat(): Promise<string[]> {
    const { conversation } = await this.state();
    return conversation.transcript.map((entry) => {
      if (entry.sender === 'system') return `system: ${entry.event}`;
      if (entry.sender === 'bot' && entry.element) return `bot: ${entry.element.type}`;
      return `${entry.sender}: ${entry.text ?? ''}`;
    });
  }

  async waitForState(isReached: (state: PlaygroundState) => boolean): Promise<PlaygroundState> {
    await eventually(async () => isReached(await this.state()), true);
    return this.state();
  }
}

export interface ReceivedEvent {
  readonly name: PlaygroundEventName;
  readonly data: unknown;
}

/** Reads server-sent events until one matches. */
export async function readEventsUntil(
  url: string,
  isLast: (event: ReceivedEvent) => boolean,
  onFirst: () => unknown = () => undefined,
): Promise<ReceivedEvent[]> {
  const response = await fetch(new URL('api/events', url));
  const stream = response.body?.pipeThrough(new TextDecoderStream());
  if (!stream) throw new Error('the response has no body');
  const events: ReceivedEvent[] = [];
  let buffered = '';
  // Leaving the loop cancels the stream, which ends the connection.
  for await (const chunk of stream) {
    buffered += chunk;
    const blocks = buffered.split('\n\n');
    buffered = blocks.pop() ?? '';
    for (const event of blocks.flatMap(parseEvent)) {
      events.push(event);
      if (events.length === 1) await onFirst();
      if (isLast(event)) return events;
    }
  }
  throw new Error('the stream ended');
}

function parseEvent(block: string): ReceivedEvent[] {
  const name = /^event: (.*)$/m.exec(block)?.[1] as PlaygroundEventName | undefined;
  const data = /^data: (.*)$/m.exec(block)?.[1];
  return name === undefined || data === undefined ? [] : [{ name, data: JSON.parse(data) }];
}
