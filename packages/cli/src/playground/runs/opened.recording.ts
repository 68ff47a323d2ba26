import type { RecordedCall } from 'nestjs-haptik/internal';
import { decodeMessage } from 'nestjs-haptik/internal/emulator';
import type {
  JsonObject,
  EntityItem,
  Run,
  RunInput,
  RunMessage,
  RunReply,
  WireBody,
} from '../playground.contract.js';
import { DEFAULT_BOT } from '../target/target.secrets.js';
import { toRecordedRun } from './recorded.mapper.js';
import { isObject } from '../../json.js';
import { compareStates, parseObject } from './run.state.changes.js';

export interface OpenOptions {
  /** Number of the run. */
  readonly no: number;
  readonly callUrl: URL;
  /** The bot at the URL of the calls; undefined for the default bot. */
  readonly bot: string | undefined;
}

/** A recorded call as a run: its bodies are redacted, and can be shown and called again by the input. */
export function openRecording(call: RecordedCall, { no, callUrl, bot }: OpenOptions): Run {
  const { request, response, outcome, handoff, durationMs } = call;
  const at = Date.parse(call.receivedAt);
  const reply = outcome.kind === 'rejected' ? undefined : readReply(response.body);
  return {
    id: `recording-${call.id}-${no}`,
    no,
    at,
    state: 'answered',
    origin: 'recording',
    ...botOf(call, bot),
    node: call.node ?? '',
    httpStatus: response.status,
    ...(reply && { status: reply.status, reply }),
    handoffs: handoff ? 1 : 0,
    totalMs: durationMs,
    input: { ...botOf(call, bot), ...toInput(call.node ?? '', request.body) },
    request: {
      method: request.method,
      url: new URL(request.path, callUrl).href,
      headers: Object.entries(request.headers),
      body: toRecordedBody(request),
    },
    response: {
      httpStatus: response.status,
      headers: Object.entries(response.headers),
      body: toRecordedBody(response),
    },
    timings: { sentAt: at, totalMs: durationMs },
    deadline: {
      limitMs: 30_000,
      ...(call.deadlineMs !== null && { nodeMs: call.deadlineMs }),
      ...(call.reserveMs !== null && { reserveMs: call.reserveMs }),
    },
    stateChanges: compareStates(request.body, reply),
    requestedHandoffs: [],
    recorded: toRecordedRun(call),
    compareKey: call.node ?? '',
  };
}

/** The bot, unless it is the one at the URL of the calls. */
function botOf({ bot }: RecordedCall, own = DEFAULT_BOT): Pick<Run, 'bot'> {
  return bot === own ? {} : { bot };
}

/** The length is that of the body as received; the text is redacted. */
function toRecordedBody({
  body,
  bytes,
}: {
  readonly body: string | null;
  readonly bytes: number;
}): WireBody {
  return { length: bytes, ...(body !== null && { text: body }), isTruncated: body === null };
}

function toInput(node: string, body: string | null): RunInput {
  const { user, entities, conversation_details, user_details, env_variables } = parseObject(body);
  const { language_code: language, device_platform: devicePlatform }: JsonObject = isObject(user)
    ? user
    : {};
  return {
    node,
    ...(typeof language === 'string' && language !== '' && { language }),
    ...(typeof devicePlatform === 'number' && { devicePlatform }),
    ...(isObject(entities) && { entities: entities as Record<string, EntityItem[] | null> }),
    ...(isObject(conversation_details) && { conversationDetails: conversation_details }),
    ...(isObject(user_details) && { userDetails: user_details }),
    ...(isObject(env_variables) && { envVariables: env_variables as Record<string, string> }),
  };
}

function readReply(body: string | null): RunReply | undefined {
  const { status, response, conversation_details, user_details } = parseObject(body);
  if (!Array.isArray(response)) return undefined;
  const messages = response.flatMap((one: unknown): RunMessage[] => {
    const message = decodeMessage(one);
    if (message === undefined) return [];
    return [typeof message === 'string' ? { text: message } : { element: message }];
  });
  return {
    status: status === true,
    messages,
    ...(isObject(conversation_details) && { conversationDetails: conversation_details }),
    ...(isObject(user_details) && { userDetails: user_details }),
  };
}
