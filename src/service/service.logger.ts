import { ConsoleLogger, type ConsoleLoggerOptions } from '@nestjs/common';

/** Parts of Nest that tell how the application is wired, which an operator need not read. */
const BOOTSTRAP_CONTEXTS: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

/** Nest's console logger without the lines about wiring; `logLevel: verbose` shows them. */
export class ServiceLogger extends ConsoleLogger {
  constructor(options: ConsoleLoggerOptions) {
    super({ prefix: 'Haptik', ...options });
  }

  /** What keeps the service from starting is told once, and in words, by main. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'ExceptionHandler' && !BOOTSTRAP_CONTEXTS.has(rest.at(-1))) {
      super.error(message, ...rest);
    }
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const isBootstrapLine = BOOTSTRAP_CONTEXTS.has(rest.at(-1)) && !this.isLevelEnabled('verbose');
    if (!isBootstrapLine) super.log(message, ...rest);
  }
}
