import { NativeLogger, PinoLogger } from 'nestjs-pino';
import type { ServiceLoggerOptions } from './service.logger.options.js';

/** Contexts of Nest that log how the application is assembled. Operators do not need these lines. */
const BOOTSTRAP_CONTEXTS: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'LoggerModule',
]);

/** The logger of nestjs-pino without Nest's bootstrap lines; `logLevel: verbose` shows them. */
export class ServiceLogger extends NativeLogger {
  constructor(private readonly options: ServiceLoggerOptions) {
    super(new PinoLogger(options), options);
  }

  /** main.ts prints errors of the start once, so those that Nest logs are dropped. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'ExceptionHandler' && !BOOTSTRAP_CONTEXTS.has(rest.at(-1))) {
      super.error(message, ...rest);
    }
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const isBootstrapLine = BOOTSTRAP_CONTEXTS.has(rest.at(-1)) && !this.options.isVerbose;
    if (!isBootstrapLine) super.log(message, ...rest);
  }
}
