import {
  ConsoleLogger,
  type DynamicModule,
  type INestApplicationContext,
  Logger,
  type LoggerService,
  type LogLevel,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventReceiver, type DefaultTarget } from './event.receiver.js';

/** The root module of an application. */
export type RootModule = Type | DynamicModule | Promise<DynamicModule>;

/** The logger of an application, or the levels that Nest's logger writes. */
export type ApplicationLogger = LoggerService | LogLevel[] | false;

/** Starts an application once, and again after a failure. */
export class ApplicationLoader {
  #starting: Promise<EventReceiver> | undefined;

  constructor(
    private readonly module: RootModule,
    private readonly target: DefaultTarget,
    /** Log services read one JSON object a line. */
    private readonly logger: ApplicationLogger = new ConsoleLogger({ json: true, colors: false }),
  ) {}

  /** The started application. Rejects when it does not start; the next call tries again. */
  load(): Promise<EventReceiver> {
    this.#starting ??= this.start().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  private async start(): Promise<EventReceiver> {
    try {
      const app = await NestFactory.createApplicationContext(this.module, {
        logger: this.logger,
        abortOnError: false,
      });
      return await this.createReceiver(app);
    } catch (error) {
      new Logger('Haptik').error(
        `The application did not start, and the next call tries again: ${String(error)}`,
      );
      throw error;
    }
  }

  /** Closes an application that cannot be used, so that the next attempt does not add connections. */
  private async createReceiver(app: INestApplicationContext): Promise<EventReceiver> {
    try {
      return new EventReceiver(app, this.target);
    } catch (error) {
      await app.close();
      throw error;
    }
  }
}
