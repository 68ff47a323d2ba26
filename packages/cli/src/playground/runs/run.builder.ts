import { createHash } from 'node:crypto';
import type { EmulatorCall, EmulatorTurn } from 'nestjs-haptik/internal/emulator';
import type {
  CallFault,
  ChatState,
  RecordedRun,
  Run,
  RunHandoff,
  RunInput,
  RunOrigin,
  SignatureInfo,
} from '../playground.contract.js';
import { compareStates } from './run.state.changes.js';
import { toWireBody } from './wire.body.js';

export interface RunStart {
  readonly id: string;
  readonly no: number;
  readonly origin: RunOrigin;
  readonly input: RunInput;
  readonly fault: CallFault | undefined;
  readonly call: EmulatorCall;
  readonly signature: SignatureInfo | undefined;
  readonly chatState: ChatState;
  readonly limitMs: number;
  /** Known of an app with HaptikModule. */
  readonly nodeMs: number | undefined;
  readonly reserveMs: number | undefined;
}

/** The run while it runs. */
export function createRun(start: RunStart): Run {
  const { id, no, origin, input, fault, call, signature, chatState } = start;
  const { limitMs, nodeMs, reserveMs } = start;
  const at = Date.now();
  return {
    id,
    no,
    at,
    state: 'running',
    origin,
    ...(input.bot !== undefined && { bot: input.bot }),
    node: input.node,
    ...(fault && { fault }),
    handoffs: 0,
    input,
    request: {
      method: 'POST',
      url: call.url,
      headers: Object.entries(call.headers),
      body: toWireBody(call.bytes),
      ...(signature && { signature }),
    },
    timings: { sentAt: at },
    deadline: {
      limitMs,
      ...(nodeMs !== undefined && { nodeMs }),
      ...(reserveMs !== undefined && { reserveMs }),
    },
    stateChanges: { conversationDetails: [], userDetails: [] },
    chatState: { before: chatState },
    requestedHandoffs: [],
    compareKey: createCompareKey(input),
  };
}

export interface RunEnd {
  readonly turn: EmulatorTurn;
  /** The bytes of the request. */
  readonly request: Uint8Array;
  readonly handoffs: readonly RunHandoff[];
  readonly isStopped: boolean;
  readonly duringRestart: boolean;
}

/** The run after the response or its failure. */
export function completeRun(run: Run, end: RunEnd): Run {
  const { turn, request, handoffs } = end;
  const { exchange, reply, botBreak } = turn;
  const { response, sentAt, firstByteMs, totalMs } = exchange;
  return {
    ...run,
    state: response ? 'answered' : 'failed',
    ...(response && { httpStatus: response.status }),
    ...(reply && { status: reply.isSuccess, reply: toRunReply(reply) }),
    ...(botBreak && { botBreak }),
    handoffs: handoffs.length,
    requestedHandoffs: handoffs,
    totalMs: round(totalMs),
    ...(response && {
      response: {
        httpStatus: response.status,
        headers: response.headers,
        body: toWireBody(response.bytes),
      },
    }),
    ...(!response && { failure: describeFailure(end) }),
    timings: {
      sentAt,
      ...(firstByteMs !== undefined && { firstByteMs: round(firstByteMs) }),
      totalMs: round(totalMs),
    },
    stateChanges: compareStates(Buffer.from(request).toString('utf8'), reply),
    ...(run.chatState && { chatState: { before: run.chatState.before, after: turn.state } }),
  };
}

/** The run after an error of the playground itself. */
export function failRun(run: Run, message: string): Run {
  const detail = `The playground failed: ${message}. See its terminal, and repeat the call.`;
  const failure = { reason: 'error', detail, duringRestart: false } as const;
  const totalMs = Math.max(0, Date.now() - run.at);
  return { ...run, state: 'failed', failure, totalMs, timings: { ...run.timings, totalMs } };
}

export const withRecording = (run: Run, recorded: RecordedRun): Run => ({ ...run, recorded });

export function addHandoffs(run: Run, added: readonly RunHandoff[]): Run {
  const requestedHandoffs = [...run.requestedHandoffs, ...added];
  return { ...run, requestedHandoffs, handoffs: requestedHandoffs.length };
}

function toRunReply(reply: NonNullable<EmulatorTurn['reply']>): NonNullable<Run['reply']> {
  const { isSuccess, messages, conversationDetails, userDetails } = reply;
  return {
    status: isSuccess,
    messages: messages.map((one) => (typeof one === 'string' ? { text: one } : { element: one })),
    ...(conversationDetails && { conversationDetails }),
    ...(userDetails && { userDetails }),
  };
}

function describeFailure(end: RunEnd): NonNullable<Run['failure']> {
  const { turn, isStopped, duringRestart } = end;
  const { reason, detail } = turn.botBreak ?? { reason: 'unreachable', detail: '' };
  if (isStopped) return { reason: 'stopped', detail: 'The playground ended.', duringRestart };
  if (duringRestart) {
    return {
      reason: reason === 'timeout' ? 'timeout' : 'unreachable',
      detail: `The app was down or restarted meanwhile (${detail}). Repeat the call.`,
      duringRestart,
    };
  }
  return { reason: reason === 'timeout' ? 'timeout' : 'unreachable', detail, duringRestart };
}

function createCompareKey({ bot, node, entities = {}, rawBody }: RunInput): string {
  const key = JSON.stringify([bot ?? null, node, rawBody ?? null, entities]);
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

const round = (ms: number): number => Math.round(ms * 10) / 10;
