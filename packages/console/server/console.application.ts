import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type BeforeApplicationShutdown,
  type INestApplication,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import { HostProviders } from './common/host.providers.js';
import { ResolvedConsoleOptions } from './common/resolved.console.options.js';
import { WebAppFolder } from './web.app.js';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The console is a Nest application inside the host: enhancers of the host do not run for it. It
 * starts and ends with the host, and does not listen.
 */
@Injectable()
export class ConsoleApplication implements OnModuleInit, BeforeApplicationShutdown {
  #app: INestApplication | undefined;
  #listener: RequestListener | undefined;

  constructor(
    private readonly host: HostProviders,
    private readonly options: ResolvedConsoleOptions,
    private readonly webApp: WebAppFolder,
  ) {}

  async onModuleInit(): Promise<void> {
    // Imported here, since with NestJS 11 its imports fail before nest.requirement.ts names the version.
    const { createConsoleApp } = await import('./create.console.app.js');
    this.#app = await createConsoleApp(this.host, this.options, this.webApp);
    this.#listener = this.#app.getHttpAdapter().getInstance() as RequestListener;
  }

  /** The console needs the storage of the host, which closes later. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#app?.close();
  }

  /** @throws Error if the host is not initialized */
  get app(): INestApplication {
    if (!this.#app) throw new Error('The console starts with app.init() or app.listen().');
    return this.#app;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#listener?.(request, response);
  }
}
