import type {
  CallFixture,
  RecordedCall,
  RecordedCallSummary,
  RecordingFile,
} from 'nestjs-haptik/internal';
import { DevelopmentApi } from '../development/development.api.js';
import { writeFileAtomically } from '../output.file.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';

export type RecordingsOptions = Pick<WebhookOptions, 'url' | 'json'>;
export interface OutputOptions extends RecordingsOptions {
  readonly force?: true;
}

const MAX_LISTED = 100;

export async function listRecordings(
  options: RecordingsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const list = await connect(options, terminal).listCalls(MAX_LISTED);
  if (options.json) printJson(terminal, list);
  else terminal.writeStdout(list.calls.map(renderSummary).join('') || 'No call is recorded yet.\n');
  return EXIT_CODES.ok;
}

/** @throws CommandError when there is no such call, or when its body was not kept */
export async function saveFixture(
  id: string,
  file: string,
  options: OutputOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const api = connect(options, terminal);
  const call = id === 'last' ? await findLast(api) : await api.findCall(id);
  if (!call) {
    throw new CommandError(
      EXIT_CODES.usage,
      `The call ${id} is not recorded. See haptik recordings list.`,
    );
  }
  await write(file, toFixture(call), options);
  return report(
    `Saved the call of ${call.node ?? 'an unknown node'} to ${file}.`,
    file,
    options,
    terminal,
  );
}

export async function exportRecordings(
  file: string,
  options: OutputOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const calls = await connect(options, terminal).readCalls();
  const recording: RecordingFile = { format: 'haptik-recording/1', calls };
  await write(file, recording, options);
  return report(`Saved ${calls.length} calls to ${file}.`, file, options, terminal);
}

function connect({ url }: RecordingsOptions, terminal: Terminal): DevelopmentApi {
  return new DevelopmentApi(resolveWebhookUrl({ url }, terminal));
}

/** The newest call that was answered. */
async function findLast(api: DevelopmentApi): Promise<RecordedCall | undefined> {
  const { calls } = await api.listCalls(MAX_LISTED);
  const newest = calls.find(({ outcome }) => outcome.kind !== 'rejected');
  return newest && api.findCall(newest.id);
}

function toFixture({ id, bot, request, response }: RecordedCall): CallFixture {
  if (request.body === null || response.body === null) {
    throw new CommandError(
      EXIT_CODES.usage,
      `The bodies of the call ${id} were not kept: the request was rejected, or they are larger than recording.bodyBytes.`,
    );
  }
  return {
    format: 'haptik-fixture/1',
    bot,
    request: { headers: { 'Content-Type': 'application/json' }, body: request.body },
    response: { status: response.status, body: JSON.parse(response.body) as unknown },
  };
}

async function write(file: string, content: object, { force }: OutputOptions): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
  await writeFileAtomically(file, bytes, { keepExisting: force !== true });
}

function report(
  message: string,
  file: string,
  { json }: OutputOptions,
  terminal: Terminal,
): ExitCode {
  if (json) printJson(terminal, { file });
  else terminal.writeStderr(`${message}\n`);
  return EXIT_CODES.ok;
}

function renderSummary({
  id,
  receivedAt,
  bot,
  node,
  outcome,
  durationMs,
}: RecordedCallSummary): string {
  const result =
    outcome.kind === 'answered'
      ? outcome.status
        ? 'success'
        : 'failure'
      : `${outcome.kind}: ${outcome.reason ?? outcome.diagnosis}`;
  const botPrefix = bot === 'default' ? '' : `${bot}/`;
  return `${id}  ${receivedAt}  ${botPrefix}${node ?? '-'}  ${result}  ${Math.round(durationMs)} ms\n`;
}
