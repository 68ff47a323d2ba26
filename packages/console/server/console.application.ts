import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type BeforeApplicationShutdown,
  type INestApplication,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import { HostProviders } from './common/host.providers.js';
import { ResolvedConsoleOptions } from './common/resolved.console.options.js';
import { OpenResponses } from './mount/open.responses.js';
import { WebAppFolder } from './web.app.js';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The code of the console's application. It is imported while providers are made: with NestJS 11
 * its imports fail after nest.requirement.ts has named the version, and in a bundle it fails before
 * storage opens.
 */
export abstract class ConsoleAppCode {
  abstract readonly createConsoleApp: typeof import('./create.console.app.js').createConsoleApp;
}
export const loadConsoleAppCode = {
  provide: ConsoleAppCode,
  useFactory: (): Promise<ConsoleAppCode> => import('./create.console.app.js'),
};

/**
 * The console is a Nest application inside the host: enhancers of the host do not run for it. It
 * starts and ends with the host, and does not listen.
 */
@Injectable()
export class ConsoleApplication implements OnModuleInit, BeforeApplicationShutdown {
  #app: INestApplication | undefined;
  #listener: RequestListener | undefined;
  readonly #responses = new OpenResponses();

  constructor(
    private readonly host: HostProviders,
    private readonly options: ResolvedConsoleOptions,
    private readonly webApp: WebAppFolder,
    private readonly loaded: ConsoleAppCode,
  ) {}

  async onModuleInit(): Promise<void> {
    this.#app = await this.loaded.createConsoleApp(this.host, this.options, this.webApp);
    this.#listener = this.#app.getHttpAdapter().getInstance() as RequestListener;
  }

  /** The console needs the storage of the host, which closes later. Its users do not delay the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#responses.end();
    await this.#app?.close();
  }

  /** @throws Error if the host is not initialized */
  get app(): INestApplication {
    if (!this.#app) throw new Error('The console starts with app.init() or app.listen().');
    return this.#app;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#responses.add(response);
    this.#listener?.(request, response);
  }
}
