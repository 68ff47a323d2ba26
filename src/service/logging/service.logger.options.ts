import type { LogLevel } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import { pino, type LevelWithSilent, type Logger } from 'pino';
import { redactLine } from './line.redaction.js';
import { createPrettyStream } from './pretty.stream.js';

/** The levels of pino, which log collectors know, by the levels of Nest, which LOG_LEVEL takes. */
const PINO_LEVELS: Readonly<Record<LogLevel, LevelWithSilent>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'trace',
};

/** What the logger of the service is made of. */
export interface ServiceLoggerOptions extends Params {
  readonly pinoHttp: { readonly logger: Logger; readonly autoLogging: false };
  readonly isVerbose: boolean;
}

/**
 * The options of nestjs-pino: JSON lines in production, else lines as of Nest's own logger. Requests are not
 * logged, since each call has a line, see `CallLogger`.
 */
export function createServiceLoggerOptions(
  logLevel: LogLevel,
  nodeEnv: string | undefined,
): ServiceLoggerOptions {
  const options = {
    level: PINO_LEVELS[logLevel],
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { pid: process.pid },
    formatters: { level: (level: string) => ({ level }) },
    hooks: { streamWrite: redactLine },
  };
  const logger = nodeEnv === 'production' ? pino(options) : pino(options, createPrettyStream());
  // Without routes the module installs no middleware: calls do not pass it, see `useRequestLogContext`.
  return {
    pinoHttp: { logger, autoLogging: false },
    forRoutes: [],
    isVerbose: logLevel === 'verbose',
  };
}
