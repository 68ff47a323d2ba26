import type { ConsoleClient } from '../console.client.js';
import { WRONG_ADDRESS_HINT } from '../console.address.js';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { isObject } from '../json.js';
import { isNumber, isPreview, type PushPreview } from './pushed.preview.js';

/** The result of an import. */
type ImportResult =
  | { readonly type: 'preview'; readonly preview: PushPreview }
  | { readonly type: 'done'; readonly written: number; readonly published: number };

type ImportStreamEvent =
  | ImportResult
  | {
      readonly type: 'progress';
      readonly step: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly type: 'problem';
      readonly problem: unknown;
    };

/**
 * Sends an import and shows its progress. @returns its result
 *
 * @throws CommandError when the console rejects the import, or the response is interrupted
 */
export async function sendImport(
  client: ConsoleClient,
  request: object,
  terminal: Terminal,
): Promise<ImportResult> {
  const response = client.request('copy/import', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    scope: 'copy:write',
    type: 'application/x-ndjson',
  });
  let result: ImportResult | undefined;
  for await (const event of readEvents(response)) {
    if (event.type === 'progress') showProgress(event, terminal);
    else if (event.type === 'problem') throw toCommandError(event.problem);
    else if (isImportResult(event)) result = event;
  }
  if (terminal.isInteractive) terminal.writeStderr('\r\u001b[K');
  if (result) return result;
  throw new CommandError(EXIT_CODES.interrupted, 'The response was interrupted. Try again.');
}

/** Reads complete lines; an incomplete last line is dropped. */
async function* readEvents(response: AsyncIterable<Uint8Array>): AsyncGenerator<ImportStreamEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield parseEvent(line);
  }
}

function parseEvent(line: string): ImportStreamEvent {
  try {
    const read: unknown = JSON.parse(line);
    if (isObject(read) && 'type' in read) return read as unknown as ImportStreamEvent;
  } catch {
    // not JSON
  }
  throw createUnexpectedResponseError();
}

function createUnexpectedResponseError(): CommandError {
  return new CommandError(
    EXIT_CODES.unreachable,
    `The response is not an import result, so it is not from a console. ${WRONG_ADDRESS_HINT}`,
  );
}

/** Checks the required fields; a newer console may send more. */
function isImportResult(event: ImportStreamEvent): event is ImportResult {
  if (event.type === 'done') return isNumber(event.written) && isNumber(event.published);
  return event.type === 'preview' && isPreview(event.preview);
}

function showProgress(event: ImportStreamEvent & { type: 'progress' }, terminal: Terminal): void {
  if (!terminal.isInteractive) return;
  terminal.writeStderr(`\r\u001b[K${event.step} ${event.done} of ${event.total}`);
}

function toCommandError(problem: unknown): CommandError {
  if (!isObject(problem)) return createUnexpectedResponseError();
  const { statusCode, message } = problem;
  if (!isNumber(statusCode) || typeof message !== 'string') return createUnexpectedResponseError();
  return new CommandError(statusCode >= 500 ? EXIT_CODES.unreachable : EXIT_CODES.failed, message);
}
