import type { ConsoleClient } from '../console.client.js';
import { WRONG_ADDRESS } from '../console.address.js';
import { CommandException, EXIT, type Terminal } from '../terminal.js';
import { isNumber, isObject, isPreview, type PushedPreview } from './pushed.preview.js';

/** How an import ended. */
type ImportEnd =
  | { readonly type: 'preview'; readonly preview: PushedPreview }
  | { readonly type: 'done'; readonly written: number; readonly published: number };

type Line =
  | ImportEnd
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

/** The type that parsers of a host leave alone, so that a file may be large. */
const TYPE = 'application/vnd.nestjs-haptik.import+json';

/**
 * Sends an import, shows how far it is, and says how it ended.
 *
 * @throws CommandException when the console refuses it, or the answer breaks off
 */
export async function sendImport(
  client: ConsoleClient,
  request: object,
  terminal: Terminal,
): Promise<ImportEnd> {
  const answer = client.ask('copy/import', {
    method: 'POST',
    headers: { 'Content-Type': TYPE },
    body: JSON.stringify(request),
    scope: 'copy:write',
    type: 'application/x-ndjson',
  });
  let end: ImportEnd | undefined;
  for await (const line of linesOf(answer)) {
    if (line.type === 'progress') showProgress(line, terminal);
    else if (line.type === 'problem') throw problemOf(line.problem);
    else if (isEnd(line)) end = line;
  }
  if (terminal.isTerminal) terminal.tell('\r\u001b[K');
  if (end) return end;
  throw new CommandException(EXIT.truncated, 'The answer of the console broke off. Try again.');
}

/** Whole lines only: what comes behind the last one broke off. */
async function* linesOf(answer: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield lineOf(line);
  }
}

function lineOf(line: string): Line {
  try {
    const read: unknown = JSON.parse(line);
    if (isObject(read) && 'type' in read) return read as unknown as Line;
  } catch {
    // falls through: no JSON
  }
  throw strange();
}

function strange(): CommandException {
  return new CommandException(
    EXIT.unreachable,
    `The answer is no import's, so it is not from a console. ${WRONG_ADDRESS}`,
  );
}

/** A console of another version may say more, but not less. */
function isEnd(line: Line): line is ImportEnd {
  if (line.type === 'done') return isNumber(line.written) && isNumber(line.published);
  return line.type === 'preview' && isPreview(line.preview);
}

function showProgress(line: Line & { type: 'progress' }, terminal: Terminal): void {
  if (!terminal.isTerminal) return;
  terminal.tell(`\r\u001b[K${line.step} ${line.done} of ${line.total}`);
}

function problemOf(problem: unknown): CommandException {
  if (!isObject(problem)) return strange();
  const { statusCode, message } = problem;
  if (!isNumber(statusCode) || typeof message !== 'string') return strange();
  return new CommandException(statusCode >= 500 ? EXIT.unreachable : EXIT.refused, message);
}
