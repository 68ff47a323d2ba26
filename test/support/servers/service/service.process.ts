import { type ChildProcess, spawn } from 'node:child_process';
import { ChildOutput } from '../programs/child.output.js';

const MAIN = new URL('../../../../dist/main.js', import.meta.url).pathname;

/** The built service as a separate process. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #output: ChildOutput;

  constructor(env: Readonly<Record<string, string>> = {}) {
    const { PATH, NODE_ENV: _, ...rest } = process.env;
    this.#child = spawn(process.execPath, [MAIN], {
      env: {
        ...rest,
        PATH,
        PORT: '0',
        NO_COLOR: '1',
        HAPTIK_CONSOLE: 'off',
        HAPTIK_PLAYGROUND: 'off',
        HAPTIK_METRICS_PORT: '0',
        ...env,
      },
    });
    this.#output = new ChildOutput(this.#child);
  }

  /** What it has printed. */
  get output(): string {
    return this.#output.text;
  }

  /** Resolves with the URL of the webhook endpoint once it listens. */
  async waitUntilListening(): Promise<string> {
    const url = await this.waitForOutput(/Webhook endpoint: (\S+)/);
    return url[1] ?? '';
  }

  /** Resolves once the output matches. */
  waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#output.waitFor(pattern);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Resolves once the process has ended, with its exit code or the signal that ended it. */
  waitForExit(): Promise<unknown> {
    return this.#output.ended;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#output.ended;
  }
}

export interface PrintedCall {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Parses the sample calls in the service's output like a shell. */
export function parsePrintedCalls(output: string): PrintedCall[] {
  return [...output.matchAll(/^curl[^]*?-d '[^']*'$/gm)].map(([command]) => {
    const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)];
    return {
      url: /'(http[^']+)'/.exec(command)?.[1] ?? '',
      headers: Object.fromEntries(headers.map(([, name = '', value = '']) => [name, value])),
      body: /-d '([^']*)'/.exec(command)?.[1] ?? '',
    };
  });
}

export async function sendPrintedCall({ url, headers, body }: PrintedCall): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body });
  return response.json();
}
