import { setTimeout as sleep } from 'node:timers/promises';
import { answerText } from './answer.text.js';
import { connectionFault } from './connection.fault.js';
import { HaptikPlatformError, notSent } from './haptik.platform.error.js';
import type { PlatformCallOptions } from './haptik.platform.options.js';
import { retryAfterOf, waitBefore } from './patience.js';
import { judge } from './platform.answer.js';
import type { PlatformCall } from './platform.call.js';
import type { Attempt, Fault } from './platform.fault.js';
import { redacted } from './platform.redaction.js';
import { requestOf, urlOf } from './platform.request.js';
import { faultOfPatience, type PlatformSettings } from './platform.settings.js';

/** Sends calls: one attempt after the other, as long as that is safe. */
export class PlatformSender {
  readonly #settings: PlatformSettings;

  constructor(settings: PlatformSettings) {
    this.#settings = settings;
  }

  /** @throws HaptikPlatformError when there is no result */
  async send<T>(call: PlatformCall<T>, options: PlatformCallOptions = {}): Promise<T> {
    const { timeoutMs = this.#settings.timeoutMs, retries = this.#settings.retries } = options;
    const fault = faultOfPatience({ timeoutMs, retries });
    if (fault) throw notSent(call.operation, 'arguments', fault);
    let isUndone = true;
    for (let attempt = 0; ; attempt++) {
      const result = await this.attempt(call, timeoutMs, options.signal);
      if ('value' in result) return result.value;
      // What an earlier attempt may have done, a later one that was refused has not undone.
      isUndone &&= result.fault.isUndone;
      const wait = attempt < retries ? waitBefore(attempt, call.method, result.fault) : undefined;
      if (wait === undefined || !(await hasWaited(wait, options.signal))) {
        throw this.errorOf(call, { ...result.fault, isUndone });
      }
    }
  }

  private async attempt<T>(
    call: PlatformCall<T>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Attempt<T>> {
    if (signal?.aborted) return { fault: ended(signal, true) };
    const time = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, time]) : time;
    try {
      const response = await fetch(urlOf(call, this.#settings), {
        ...requestOf(call, this.#settings),
        signal: either,
      });
      const { status, headers } = response;
      const retryAfter = retryAfterOf(headers.get('retry-after'));
      return judge({ status, retryAfter, text: await answerText(response) }, call.read);
    } catch (error) {
      if (signal?.aborted) return { fault: ended(signal, false) };
      return { fault: time.aborted ? late(timeoutMs, time) : connectionFault(error) };
    }
  }

  private errorOf({ operation, method, personal }: PlatformCall<unknown>, fault: Fault): Error {
    const { token, clientId } = this.#settings;
    const words = fault.platformMessage;
    const platformMessage = words && redacted(words, [token, clientId, personal]);
    return new HaptikPlatformError(
      platformMessage ? `${fault.reason}: ${platformMessage}` : fault.reason,
      {
        ...fault,
        operation,
        platformMessage,
        mayHaveHappened: method !== 'GET' && !fault.isUndone,
      },
      'cause' in fault ? { cause: fault.cause } : undefined,
    );
  }
}

function ended({ reason }: AbortSignal, isUndone: boolean): Fault {
  return { kind: 'timed-out', reason: 'the caller ended the wait', isUndone, cause: reason };
}

function late(timeoutMs: number, { reason }: AbortSignal): Fault {
  const words = `the platform gave no whole answer within ${timeoutMs} ms`;
  return { kind: 'timed-out', reason: words, isUndone: false, cause: reason };
}

/** Whether the whole time passed before the caller ended the wait. */
async function hasWaited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return sleep(ms, true, signal && { signal }).catch(() => false);
}
