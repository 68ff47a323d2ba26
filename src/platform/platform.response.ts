import type { PlatformAttempt, PlatformFailure } from './platform.failure.js';
import { type PlatformRecord, readRecord } from './platform.record.js';
import { isPlatformFailure, parseRefusal, refusalForStatus } from './platform.refusal.codes.js';

export interface PlatformResponse {
  readonly status: number;
  /** Milliseconds after which the platform wants to be asked again. */
  readonly retryAfterMs: number | undefined;
  /** Undefined when it was too long to be read. */
  readonly text: string | undefined;
}

/**
 * What an answer means. The HTTP codes of failures are hardly documented, so the words are asked
 * first. Protocol 8.16.
 */
export function interpretResponse<T>(
  answer: PlatformResponse,
  read: (answer: PlatformRecord) => T | undefined,
): PlatformAttempt<T> {
  const { status } = answer;
  const record = readRecord(tryParseJson(answer.text));
  const errorMessage = readErrorMessage(record);
  const knownRefusal = parseRefusal(errorMessage ?? '');
  if (knownRefusal) return { failure: createRefusedFailure(answer, errorMessage, knownRefusal) };
  const isDown = status >= 500 || status === 429 || status === 408;
  if (isDown || isPlatformFailure(errorMessage ?? ''))
    return { failure: createUnavailableFailure(answer, errorMessage) };
  const isNo = status >= 400 || errorMessage !== undefined || record?.['success'] === false;
  if (isNo)
    return { failure: createRefusedFailure(answer, errorMessage, refusalForStatus(status)) };
  const value = record && read(record);
  return value === undefined ? { failure: createUnreadableFailure(answer, record) } : { value };
}

/** `error` is that of the FAQ API. Protocol 4, 4.4. */
function readErrorMessage(record: PlatformRecord | undefined): string | undefined {
  const errorMessage = [record?.['error_message'], record?.['error']];
  return errorMessage.find(
    (word): word is string => typeof word === 'string' && word.trim() !== '',
  );
}

function createRefusedFailure(
  { status }: PlatformResponse,
  platformMessage: string | undefined,
  name: NonNullable<PlatformFailure['refusal']>,
): PlatformFailure {
  const errorMessage = platformMessage === undefined ? ` with ${status}` : '';
  const reason = `the platform refused${errorMessage} (${name})`;
  return {
    kind: 'refused',
    reason,
    isNotExecuted: true,
    httpStatus: status,
    refusal: name,
    platformMessage,
  };
}

/** Only a limit that was met is certain to have come before the work. */
function createUnavailableFailure(
  { status, retryAfterMs }: PlatformResponse,
  platformMessage: string | undefined,
): PlatformFailure {
  const isNotExecuted = status === 429 || (status === 503 && retryAfterMs !== undefined);
  return {
    kind: 'unreachable',
    reason: `the platform answered ${status} without a result`,
    isNotExecuted,
    httpStatus: status,
    platformMessage,
    ...(isNotExecuted && retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function createUnreadableFailure(
  { status, text }: PlatformResponse,
  record: PlatformRecord | undefined,
): PlatformFailure {
  const what = record ? 'an object that is not documented' : 'no JSON object';
  const reason = `the platform answered ${status} with ${text === undefined ? 'too much' : what}`;
  return { kind: 'unreadable', reason, isNotExecuted: false, httpStatus: status };
}

/** Without the parser's own error, which quotes what it could not read. */
function tryParseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
