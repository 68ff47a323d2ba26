import type { ConsoleClient } from '../console.client.js';
import { WRONG_ADDRESS_HINT } from '../console.address.js';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { isNumber, isObject, isPreview, type PushPreview } from './pushed.preview.js';

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
  const answer = client.request('copy/import', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    scope: 'copy:write',
    type: 'application/x-ndjson',
  });
  let end: ImportResult | undefined;
  for await (const line of readEvents(answer)) {
    if (line.type === 'progress') showProgress(line, terminal);
    else if (line.type === 'problem') throw toCommandError(line.problem);
    else if (isImportResult(line)) end = line;
  }
  if (terminal.isInteractive) terminal.writeStderr('\r\u001b[K');
  if (end) return end;
  throw new CommandError(EXIT_CODES.truncated, 'The response was interrupted. Try again.');
}

/** Reads complete lines; an incomplete last line is dropped. */
async function* readEvents(answer: AsyncIterable<Uint8Array>): AsyncGenerator<ImportStreamEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer) {
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
  throw strange();
}

function strange(): CommandError {
  return new CommandError(
    EXIT_CODES.unreachable,
    `The response is not an import result, so it is not from a console. ${WRONG_ADDRESS_HINT}`,
  );
}

/** Checks the required fields; a newer console may send more. */
function isImportResult(line: ImportStreamEvent): line is ImportResult {
  if (line.type === 'done') return isNumber(line.written) && isNumber(line.published);
  return line.type === 'preview' && isPreview(line.preview);
}

function showProgress(line: ImportStreamEvent & { type: 'progress' }, terminal: Terminal): void {
  if (!terminal.isInteractive) return;
  terminal.writeStderr(`\r\u001b[K${line.step} ${line.done} of ${line.total}`);
}

function toCommandError(problem: unknown): CommandError {
  if (!isObject(problem)) return strange();
  const { statusCode, message } = problem;
  if (!isNumber(statusCode) || typeof message !== 'string') return strange();
  return new CommandError(statusCode >= 500 ? EXIT_CODES.unreachable : EXIT_CODES.refused, message);
}
