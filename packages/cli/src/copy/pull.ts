import { ConsoleClient } from '../console.client.js';
import { EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { writeFileAtomically } from '../output.file.js';
import { assertCompleteExport, PULL_CONTENT_TYPES } from './export.validator.js';
import { type CopyFileFormat, resolveFileFormat } from './copy.file.format.js';

export interface PullOptions {
  readonly url?: string;
  readonly out?: string;
  readonly format?: string;
  readonly prefix?: string;
  readonly languages?: string;
  readonly state?: string;
  readonly timeout?: string;
  readonly json?: true;
}

/** Exports texts to a file, which is replaced atomically. */
export async function pull(
  { url, timeout, out, json, format: given, prefix, languages, state }: PullOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const format = resolveFileFormat(given, out);
  const client = new ConsoleClient({ url, timeout }, terminal);
  const query = new URLSearchParams({
    format,
    ...(prefix !== undefined && { prefix }),
    ...(languages !== undefined && { languages }),
    ...(state !== undefined && { state }),
  });
  const call = { scope: 'copy:read', type: PULL_CONTENT_TYPES[format] };
  const chunks: Uint8Array[] = [];
  for await (const chunk of client.request(`copy/export?${query.toString()}`, call))
    chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  assertCompleteExport(bytes, format);
  if (out === undefined) {
    if (json) printJson(terminal, toDocument(bytes, format));
    else terminal.writeStdout(bytes);
    return EXIT_CODES.ok;
  }
  await writeFileAtomically(out, bytes);
  if (json) {
    printJson(terminal, { format, file: out, bytes: bytes.length });
    return EXIT_CODES.ok;
  }
  terminal.writeStderr(`Saved the texts to ${out}.\n`);
  return EXIT_CODES.ok;
}

/** The exported file as JSON: text as it is, a workbook in base64. */
function toDocument(bytes: Buffer, format: CopyFileFormat): object {
  if (format === 'xlsx') return { format, encoding: 'base64', content: bytes.toString('base64') };
  if (format === 'csv') return { format, encoding: 'utf8', content: bytes.toString('utf8') };
  return { format, content: JSON.parse(bytes.toString('utf8')) as unknown };
}
