import * as v from 'valibot';
import { DevelopmentApi } from '../development/development.api.js';
import { isObject, parseJsonOr } from '../json.js';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { parseWebhookUrl } from '../webhook/webhook.address.js';
import { readBytes } from '../webhook/webhook.body.js';

/** The parts of a recorded call that are sent again and compared. */
const CALL_SCHEMA = v.object({
  id: v.string(),
  bot: v.string(),
  node: v.nullable(v.string()),
  request: v.object({ body: v.nullable(v.string()) }),
  response: v.object({ status: v.number(), body: v.nullable(v.string()) }),
});
type StoredCall = v.InferOutput<typeof CALL_SCHEMA>;
const RECORDING_SCHEMA = v.object({
  format: v.literal('haptik-recording/1'),
  calls: v.array(CALL_SCHEMA),
});
const FIXTURE_SCHEMA = v.object({
  format: v.literal('haptik-fixture/1'),
  bot: v.string(),
  request: v.object({ body: v.string() }),
  response: v.object({ status: v.number(), body: v.unknown() }),
});

/** A call that can be sent again. */
export interface ReplayableCall {
  readonly id: string;
  /** `default` for the default bot. */
  readonly bot: string;
  readonly node: string | null;
  readonly body: string;
  readonly status: number;
  readonly reply: unknown;
}

export interface ReplaySource {
  readonly calls: readonly ReplayableCall[];
  /** Calls without bodies: rejected, or too large to be kept. */
  readonly skipped: number;
}

/**
 * Reads the calls of a file or of a running application.
 *
 * @throws CommandError when both or none are given, or when the file has another format
 */
export async function readReplaySource(
  file: string | undefined,
  from: string | undefined,
  terminal: Terminal,
): Promise<ReplaySource> {
  if ((file === undefined) === (from === undefined)) {
    throw new CommandError(
      EXIT_CODES.usage,
      'Give a file of recorded calls, or --from with the URL of an application in development.',
    );
  }
  if (from !== undefined) {
    return toSource(await new DevelopmentApi(parseWebhookUrl(from)).readCalls());
  }
  return parseFile(file ?? '-', await readBytes(file ?? '-', terminal));
}

function parseFile(file: string, bytes: Buffer): ReplaySource {
  const json = parseJsonOr(bytes.toString('utf8'), undefined);
  if (v.is(RECORDING_SCHEMA, json)) return toSource(json.calls);
  if (v.is(FIXTURE_SCHEMA, json)) {
    const { bot, request, response } = json;
    const { status, body: reply } = response;
    const call = { id: file, bot, node: readNode(request.body), body: request.body, status, reply };
    return { calls: [call], skipped: 0 };
  }
  throw new CommandError(
    EXIT_CODES.usage,
    `${file} contains neither recorded calls nor a fixture. Save them with haptik recordings export or save.`,
  );
}

function toSource(calls: readonly StoredCall[]): ReplaySource {
  const replayable = calls.flatMap(({ id, bot, node, request, response }) =>
    request.body === null || response.body === null
      ? []
      : [
          {
            id,
            bot,
            node,
            body: request.body,
            status: response.status,
            reply: parseJsonOr(response.body, undefined),
          },
        ],
  );
  return { calls: replayable, skipped: calls.length - replayable.length };
}

function readNode(body: string): string | null {
  const json = parseJsonOr(body, undefined);
  return isObject(json) && typeof json['node'] === 'string' ? json['node'] : null;
}
