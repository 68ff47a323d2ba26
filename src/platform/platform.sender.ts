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
import { traceAttempt } from './platform.tracing.js';
import { buildRequestInit, buildUrl } from './platform.request.js';
import {
  findRetryOptionsProblem,
  type ResolvedPlatformOptions,
} from './resolved.platform.options.js';

/** Sends calls, and retries them when that is safe. */
export class PlatformSender {
  readonly #options: ResolvedPlatformOptions;

  constructor(settings: ResolvedPlatformOptions) {
    this.#options = settings;
  }

  /** @throws HaptikPlatformError when there is no result */
  async send<T>(call: PlatformCall<T>, options: PlatformCallOptions = {}): Promise<T> {
    const { timeoutMs = this.#options.timeoutMs, retries = this.#options.retries } = options;
    const problem = findRetryOptionsProblem({ timeoutMs, retries });
    if (problem) throw createNotSentError(call.operation, 'arguments', problem);
    let isNotExecuted = true;
    for (let attempt = 0; ; attempt++) {
      const result = await traceAttempt(call, attempt, (headers) =>
        this.attempt(call, headers, timeoutMs, options.signal),
      );
      if ('value' in result) return result.value;
      // A later refused attempt does not undo an earlier one that may have been executed.
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
    traceHeaders: Readonly<Record<string, string>>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<PlatformAttempt<T>> {
    if (signal?.aborted) return { failure: createAbortedFailure(signal, true) };
    const timeoutSignal = AbortSignal.timeout(timeoutMs);
    const combined = signal ? AbortSignal.any([signal, timeoutSignal]) : timeoutSignal;
    try {
      const init = buildRequestInit(call, this.#options);
      const response = await fetch(buildUrl(call, this.#options), {
        ...init,
        headers: { ...traceHeaders, ...init.headers },
        signal: combined,
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
        failure: timeoutSignal.aborted
          ? createTimeoutFailure(timeoutMs, timeoutSignal)
          : toConnectionFailure(error),
      };
    }
  }

  private createError(
    { operation, method, personal }: PlatformCall<unknown>,
    failure: PlatformFailure,
  ): Error {
    const { token, clientId } = this.#options;
    const rawMessage = failure.platformMessage;
    const platformMessage =
      rawMessage && redactPlatformMessage(rawMessage, [token, clientId, personal]);
    return new HaptikPlatformError(
      platformMessage ? `${failure.reason}: ${platformMessage}` : failure.reason,
      {
        ...failure,
        operation,
        platformMessage,
        isOutcomeUnknown: method !== 'GET' && !failure.isNotExecuted,
      },
      'cause' in failure ? { cause: failure.cause } : undefined,
    );
  }
}

function createAbortedFailure({ reason }: AbortSignal, isNotExecuted: boolean): PlatformFailure {
  return { kind: 'timed-out', reason: 'the caller aborted the call', isNotExecuted, cause: reason };
}

function createTimeoutFailure(timeoutMs: number, { reason }: AbortSignal): PlatformFailure {
  return {
    kind: 'timed-out',
    reason: `no complete response from the platform within ${timeoutMs} ms`,
    isNotExecuted: false,
    cause: reason,
  };
}

/** Waits, and returns whether the time passed without an abort. */
async function waitUnlessAborted(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return sleep(ms, true, signal && { signal }).catch(() => false);
}
