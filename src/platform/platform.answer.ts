import type { Attempt, Fault } from './platform.fault.js';
import { type PlatformRecord, recordOf } from './platform.record.js';
import { isFailure, refusalOf, refusalOfStatus } from './platform.refusal.js';

export interface HttpAnswer {
  readonly status: number;
  /** Milliseconds after which the platform wants to be asked again. */
  readonly retryAfter: number | undefined;
  /** Undefined when it was too long to be read. */
  readonly text: string | undefined;
}

/**
 * What an answer means. The HTTP codes of failures are hardly documented, so the words are asked
 * first. Protocol 8.16.
 */
export function judge<T>(
  answer: HttpAnswer,
  read: (answer: PlatformRecord) => T | undefined,
): Attempt<T> {
  const { status } = answer;
  const record = recordOf(parse(answer.text));
  const words = wordsOf(record);
  const said = refusalOf(words ?? '');
  if (said) return { fault: refusal(answer, words, said) };
  const isDown = status >= 500 || status === 429 || status === 408;
  if (isDown || isFailure(words ?? '')) return { fault: breakdown(answer, words) };
  const isNo = status >= 400 || words !== undefined || record?.['success'] === false;
  if (isNo) return { fault: refusal(answer, words, refusalOfStatus(status)) };
  const value = record && read(record);
  return value === undefined ? { fault: unreadable(answer, record) } : { value };
}

/** `error` is that of the FAQ API. Protocol 4, 4.4. */
function wordsOf(record: PlatformRecord | undefined): string | undefined {
  const words = [record?.['error_message'], record?.['error']];
  return words.find((word): word is string => typeof word === 'string' && word.trim() !== '');
}

function refusal(
  { status }: HttpAnswer,
  platformMessage: string | undefined,
  name: NonNullable<Fault['refusal']>,
): Fault {
  const words = platformMessage === undefined ? ` with ${status}` : '';
  const reason = `the platform refused${words} (${name})`;
  return {
    kind: 'refused',
    reason,
    isUndone: true,
    httpStatus: status,
    refusal: name,
    platformMessage,
  };
}

/** Only a limit that was met is certain to have come before the work. */
function breakdown({ status, retryAfter }: HttpAnswer, platformMessage: string | undefined): Fault {
  const isUndone = status === 429 || (status === 503 && retryAfter !== undefined);
  return {
    kind: 'unreachable',
    reason: `the platform answered ${status} without a result`,
    isUndone,
    httpStatus: status,
    platformMessage,
    ...(isUndone && retryAfter !== undefined && { retryAfter }),
  };
}

function unreadable({ status, text }: HttpAnswer, record: PlatformRecord | undefined): Fault {
  const what = record ? 'an object that is not documented' : 'no JSON object';
  const reason = `the platform answered ${status} with ${text === undefined ? 'too much' : what}`;
  return { kind: 'unreadable', reason, isUndone: false, httpStatus: status };
}

/** Without the parser's own error, which quotes what it could not read. */
function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
