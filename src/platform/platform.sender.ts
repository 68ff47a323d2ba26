import { setTimeout as sleep } from 'node:timers/promises';
import { readResponseText } from './response.text.js';
import { toConnectionFailure } from './platform.connection.failure.js';
import { HaptikPlatformError, createNotSentError } from './haptik.platform.error.js';
import type { PlatformCallOptions } from './haptik.platform.options.js';
import { parseRetryAfter, computeRetryDelayMs } from './retry.policy.js';
import { interpretResponse } from './platform.response.js';
import type { PlatformCall } from './platform.call.js';
import type { PlatformAttempt, PlatformFailure } from './platform.failure.js';
import { redactPlatformMessage } from './platform.redaction.js';
import { buildRequestInit, buildUrl } from './platform.request.js';
import {
  findRetryOptionsProblem,
  type ResolvedPlatformOptions,
} from './resolved.platform.options.js';

/** Sends calls: one attempt after the other, as long as that is safe. */
export class PlatformSender {
  readonly #options: ResolvedPlatformOptions;

  constructor(settings: ResolvedPlatformOptions) {
    this.#options = settings;
  }

  /** @throws HaptikPlatformError when there is no result */
  async send<T>(call: PlatformCall<T>, options: PlatformCallOptions = {}): Promise<T> {
    const { timeoutMs = this.#options.timeoutMs, retries = this.#options.retries } = options;
    const fault = findRetryOptionsProblem({ timeoutMs, retries });
    if (fault) throw createNotSentError(call.operation, 'arguments', fault);
    let isNotExecuted = true;
    for (let attempt = 0; ; attempt++) {
      const result = await this.attempt(call, timeoutMs, options.signal);
      if ('value' in result) return result.value;
      // What an earlier attempt may have done, a later one that was refused has not undone.
      isNotExecuted &&= result.failure.isNotExecuted;
      const delayMs =
        attempt < retries ? computeRetryDelayMs(attempt, call.method, result.failure) : undefined;
      if (delayMs === undefined || !(await waitUnlessAborted(delayMs, options.signal))) {
        throw this.createError(call, { ...result.failure, isNotExecuted });
      }
    }
  }

  private async attempt<T>(
    call: PlatformCall<T>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<PlatformAttempt<T>> {
    if (signal?.aborted) return { failure: createAbortedFailure(signal, true) };
    const time = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, time]) : time;
    try {
      const response = await fetch(buildUrl(call, this.#options), {
        ...buildRequestInit(call, this.#options),
        signal: either,
      });
      const { status, headers } = response;
      const retryAfterMs = parseRetryAfter(headers.get('retry-after'));
      return interpretResponse(
        { status, retryAfterMs, text: await readResponseText(response) },
        call.read,
      );
    } catch (error) {
      if (signal?.aborted) return { failure: createAbortedFailure(signal, false) };
      return {
        failure: time.aborted ? createTimeoutFailure(timeoutMs, time) : toConnectionFailure(error),
      };
    }
  }

  private createError(
    { operation, method, personal }: PlatformCall<unknown>,
    fault: PlatformFailure,
  ): Error {
    const { token, clientId } = this.#options;
    const words = fault.platformMessage;
    const platformMessage = words && redactPlatformMessage(words, [token, clientId, personal]);
    return new HaptikPlatformError(
      platformMessage ? `${fault.reason}: ${platformMessage}` : fault.reason,
      {
        ...fault,
        operation,
        platformMessage,
        isOutcomeUnknown: method !== 'GET' && !fault.isNotExecuted,
      },
      'cause' in fault ? { cause: fault.cause } : undefined,
    );
  }
}

function createAbortedFailure({ reason }: AbortSignal, isNotExecuted: boolean): PlatformFailure {
  return { kind: 'timed-out', reason: 'the caller ended the wait', isNotExecuted, cause: reason };
}

function createTimeoutFailure(timeoutMs: number, { reason }: AbortSignal): PlatformFailure {
  const words = `the platform gave no whole answer within ${timeoutMs} ms`;
  return { kind: 'timed-out', reason: words, isNotExecuted: false, cause: reason };
}

/** Whether the whole time passed before the caller ended the wait. */
async function waitUnlessAborted(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return sleep(ms, true, signal && { signal }).catch(() => false);
}
