import type { PlatformAttempt, PlatformFailure } from './platform.failure.js';
import { type PlatformRecord, readRecord } from './platform.record.js';
import { isPlatformFailure, parseRefusal, refusalForStatus } from './platform.refusal.codes.js';

export interface PlatformResponse {
  readonly status: number;
  /** Milliseconds from the header `Retry-After`. */
  readonly retryAfterMs: number | undefined;
  /** The body; undefined when it exceeds the limit. */
  readonly text: string | undefined;
}

/**
 * The result or the failure of a response. HTTP status codes of failures are mostly undocumented, so
 * the message is interpreted first. Protocol 8.16.
 */
export function interpretResponse<T>(
  response: PlatformResponse,
  read: (response: PlatformRecord) => T | undefined,
): PlatformAttempt<T> {
  const { status } = response;
  const record = readRecord(tryParseJson(response.text));
  const errorMessage = readErrorMessage(record);
  const knownRefusal = parseRefusal(errorMessage ?? '');
  if (knownRefusal) return { failure: createRefusedFailure(response, errorMessage, knownRefusal) };
  const isDown = status >= 500 || status === 429 || status === 408;
  if (isDown || isPlatformFailure(errorMessage ?? ''))
    return { failure: createUnavailableFailure(response, errorMessage) };
  const isNo = status >= 400 || errorMessage !== undefined || record?.['success'] === false;
  if (isNo)
    return { failure: createRefusedFailure(response, errorMessage, refusalForStatus(status)) };
  const value = record && read(record);
  return value === undefined ? { failure: createUnreadableFailure(response, record) } : { value };
}

/** The FAQ API uses `error`, the others `error_message`. Protocol 4, 4.4. */
function readErrorMessage(record: PlatformRecord | undefined): string | undefined {
  const candidates = [record?.['error_message'], record?.['error']];
  return candidates.find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
}

function createRefusedFailure(
  { status }: PlatformResponse,
  platformMessage: string | undefined,
  refusal: NonNullable<PlatformFailure['refusal']>,
): PlatformFailure {
  const statusText = platformMessage === undefined ? ` with ${status}` : '';
  const reason = `the platform refused${statusText} (${refusal})`;
  return {
    kind: 'refused',
    reason,
    isNotExecuted: true,
    httpStatus: status,
    refusal,
    platformMessage,
  };
}

/** Only 429, or 503 with `Retry-After`, guarantees that the request was not executed. */
function createUnavailableFailure(
  { status, retryAfterMs }: PlatformResponse,
  platformMessage: string | undefined,
): PlatformFailure {
  const isNotExecuted = status === 429 || (status === 503 && retryAfterMs !== undefined);
  return {
    kind: 'unreachable',
    reason: `the platform responded with ${status}`,
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
  const content = record ? 'an undocumented JSON object' : 'no JSON object';
  const reason = `the platform responded with ${status} and ${text === undefined ? 'too large a body' : content}`;
  return { kind: 'unreadable', reason, isNotExecuted: false, httpStatus: status };
}

/** Discards the error of the parser, which quotes the text. */
function tryParseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
