import type { ConsoleClient } from '../console.client.js';
import { CommandException, EXIT, type Terminal } from '../terminal.js';
import type { PushedPreview } from './summary.js';

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
      readonly problem: { readonly statusCode: number; readonly message: string };
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
  const response = await client.ask('copy/import', {
    method: 'POST',
    headers: { 'Content-Type': TYPE },
    body: JSON.stringify(request),
    scope: 'copy:write',
  });
  let end: ImportEnd | undefined;
  for await (const line of linesOf(response)) {
    if (line.type === 'progress') showProgress(line, terminal);
    else if (line.type === 'problem') throw problemOf(line.problem);
    else end = line;
  }
  if (terminal.isTerminal) terminal.tell('\r\u001b[K');
  if (end) return end;
  throw new CommandException(EXIT.unreachable, 'The answer of the console broke off. Try again.');
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as Line;
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return; // it broke off
    throw error;
  }
}

function showProgress(line: Line & { type: 'progress' }, terminal: Terminal): void {
  if (!terminal.isTerminal) return;
  terminal.tell(`\r\u001b[K${line.step} ${line.done} of ${line.total}`);
}

function problemOf({ statusCode, message }: { statusCode: number; message: string }) {
  return new CommandException(statusCode >= 500 ? EXIT.unreachable : EXIT.refused, message);
}
