import { inspect } from 'node:util';
import { Injectable, Logger, type LoggerService, type OnApplicationShutdown } from '@nestjs/common';
import { CallObserver } from './call.observer.js';
import type { RecordedLogLine } from './recorded.call.js';

type Level = RecordedLogLine['level'];
const LEVELS: ReadonlySet<string | symbol> = new Set<Level>([
  'log',
  'error',
  'warn',
  'debug',
  'verbose',
  'fatal',
]);

/** Reads the logger that all loggers of Nest write to. */
class CurrentLogger extends Logger {
  static get(): LoggerService | undefined {
    return Logger.staticInstanceRef;
  }
}

/**
 * Adds the lines that are logged during a call through Nest's logger to its recording, of all levels. The logger of
 * the application prints them as before.
 */
@Injectable()
export class CallLogCapture implements OnApplicationShutdown {
  #original: LoggerService | undefined;
  #wrapped: LoggerService | undefined;

  constructor(private readonly observer: CallObserver) {}

  /** Call it again after the application may have changed its logger. */
  start(): void {
    const current = CurrentLogger.get();
    if (current === undefined || current === this.#wrapped) return;
    this.#original = current;
    this.#wrapped = this.wrap(current);
    Logger.overrideLogger(this.#wrapped);
  }

  /** Called by Nest. */
  onApplicationShutdown(): void {
    // Another application of the process may have set its own logger since.
    if (this.#wrapped && CurrentLogger.get() === this.#wrapped) {
      Logger.overrideLogger(this.#original ?? false);
    }
  }

  private wrap(logger: LoggerService): LoggerService {
    return new Proxy(logger, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          if (LEVELS.has(key)) this.capture(key as Level, given);
          return Reflect.apply(value, target, given);
        };
      },
    });
  }

  /** Nest passes the message, for errors the stack, and the context as the last. */
  private capture(level: Level, [message, ...others]: readonly unknown[]): void {
    const recording = this.observer.current;
    if (!recording) return;
    const last = others.at(-1);
    const context = typeof last === 'string' && !last.includes('\n') ? last : null;
    const parts = [message, ...(context === null ? others : others.slice(0, -1))];
    const texts = parts.filter((part) => part !== undefined).map(toText);
    recording.addLogLine(level, context, texts.join(' '));
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: Infinity });
}
