import { randomUUID } from 'node:crypto';
import type {
  EmulatorCall,
  EmulatorTurn,
  HaptikPlatformEmulator,
} from 'nestjs-haptik/internal/emulator';
import { CALL_ID_HEADER } from 'nestjs-haptik/internal/pure';
import type { PlaygroundConversation } from '../chat/playground.conversation.js';
import type { EventHub } from '../event.hub.js';
import { findStep } from '../flow/flow.navigator.js';
import type {
  CallFault,
  Flow,
  PlaygroundSettings,
  Run,
  RunHandoff,
  RunInput,
  RunOrigin,
  SignatureInfo,
} from '../playground.contract.js';
import { toBotUrl } from '../target/playground.target.js';
import type { TargetMonitor } from '../target/target.monitor.js';
import {
  chooseSecret,
  describeSignature,
  enlargeBody,
  isForgery,
  toConnectionFault,
} from './call.faults.js';
import { HandoffWatcher } from './handoff.watcher.js';
import type { RecordingReader } from './recording.reader.js';
import { completeRun, createRun, failRun, withRecording } from './run.builder.js';
import type { RunHistory, StoredRun } from './run.history.js';

export interface RunnerParts {
  readonly emulator: HaptikPlatformEmulator;
  readonly monitor: TargetMonitor;
  readonly conversation: PlaygroundConversation;
  readonly history: RunHistory;
  readonly recordings: RecordingReader;
  readonly hub: EventHub;
  readonly signal: AbortSignal;
  readonly getSettings: () => PlaygroundSettings;
  readonly getFlow: () => Flow;
  /** Receives unexpected errors. */
  readonly log: (text: string) => void;
}

/** Runs that have started. */
export interface Started {
  readonly ids: readonly string[];
  /** Resolves with the ids of all runs when the last has ended; never rejects. */
  readonly done: Promise<readonly string[]>;
}

interface Prepared {
  readonly input: RunInput;
  readonly origin: RunOrigin;
  readonly fault: CallFault | undefined;
  readonly call: EmulatorCall;
  readonly signature: SignatureInfo | undefined;
}

/** Makes calls as Haptik does, and keeps them in the history. */
export class CallRunner {
  constructor(private readonly parts: RunnerParts) {}

  /** @param received what the bot receives instead of the user's message */
  start(input: RunInput, origin: RunOrigin, received?: string): Started {
    const { conversation } = this.parts;
    const { fault } = input;
    const { target } = this.parts.monitor;
    const call = this.prepareCall(input);
    const value = call.headers['X-Hub-Signature'];
    const signature = describeSignature(value, call.bytes.length, target, fault);
    const started = this.sendWithFault({ input, origin, fault, call, signature });
    conversation.describeMessages([call.messageId], {
      ...(started.ids[0] !== undefined && { runId: started.ids[0] }),
      ...(received !== undefined && { received }),
    });
    const { bot, node } = input;
    conversation.node = { node, ...(bot !== undefined && { bot }) };
    return started;
  }

  /** Sends the bytes of a former run again. */
  repeat({ run, call }: StoredRun & { call: EmulatorCall }, fault: CallFault | undefined): Started {
    const { signature } = run.request;
    // The signature, or its absence, is part of the request.
    const kept = isForgery(run.fault) ? run.fault : undefined;
    return this.sendWithFault({
      input: run.input,
      origin: 'repeat',
      fault: fault ?? kept,
      call,
      signature,
    });
  }

  private prepareCall(input: RunInput): EmulatorCall {
    const { emulator, conversation, monitor } = this.parts;
    const { bot, node, fault, rawBody, user, language, devicePlatform, entities } = input;
    const { webhook, callUrl } = monitor.target;
    const secret = chooseSecret(monitor.target, fault);
    const url = bot === undefined ? callUrl : toBotUrl(webhook, bot);
    const options = {
      webhook: { url, ...(secret !== undefined && { secret }) },
      isEndNode: findStep(this.parts.getFlow(), input)?.isEndNode ?? false,
      ...(rawBody !== undefined && { body: rawBody }),
    };
    const { conversationDetails, userDetails, userMessage, envVariables } = input;
    const call = {
      ...(entities && { entities }),
      ...(conversationDetails && { conversationDetails }),
      ...(userDetails && { userDetails }),
      ...(userMessage !== undefined && { userMessage }),
      envVariables: envVariables ?? conversation.envVariables,
      user: {
        ...conversation.user,
        ...user,
        ...(language !== undefined && { language_code: language }),
        ...(devicePlatform !== undefined && { device_platform: devicePlatform }),
        user_name: conversation.userName,
      },
    };
    if (fault !== 'large-body') return emulator.prepareCall(node, call, options);
    return emulator.prepareCall(node, call, { ...options, transformBody: enlargeBody });
  }

  private sendWithFault(prepared: Prepared): Started {
    const first = this.send(prepared);
    switch (prepared.fault) {
      case 'two-at-once': {
        const second = this.send(prepared);
        return {
          ids: [first.id, second.id],
          done: Promise.all([first.done, second.done]).then(() => [first.id, second.id]),
        };
      }
      case 'replayed': {
        const both = async (): Promise<readonly string[]> => {
          await first.done;
          const second = this.send(prepared);
          await second.done;
          return [first.id, second.id];
        };
        return { ids: [first.id], done: both() };
      }
      default:
        return { ids: [first.id], done: first.done.then(() => [first.id]) };
    }
  }

  private send(prepared: Prepared): { readonly id: string; readonly done: Promise<void> } {
    const { conversation, history, hub, monitor, getSettings } = this.parts;
    const id = randomUUID();
    const call = this.identify(prepared.call, id);
    const limits = this.readLimits(prepared.input);
    const run = createRun({
      ...prepared,
      ...limits,
      id,
      no: history.nextNo(),
      call,
      chatState: conversation.state.state,
      limitMs: getSettings().timeoutMs,
    });
    const isDropped = history.put({ run, call });
    hub.emit('run', id);
    if (isDropped) hub.emit('runs');
    return { id, done: this.finish(run, call, monitor.generation) };
  }

  /** Waits for the response, and applies it. Never rejects: an unexpected error ends the run. */
  private async finish(run: Run, call: EmulatorCall, generation: string): Promise<void> {
    const { history, hub, log } = this.parts;
    try {
      await this.applyResponse(run, call, generation);
    } catch (error) {
      const { message, stack = message } =
        error instanceof Error ? error : new Error(String(error));
      log(`The playground failed: ${stack}\n`);
      if (history.find(run.id)?.run.state !== 'running') return;
      history.update(failRun(run, message));
      hub.emit('run', run.id);
    }
  }

  private async applyResponse(run: Run, call: EmulatorCall, generation: string): Promise<void> {
    const { conversation, history, hub, monitor, signal } = this.parts;
    const before = conversation.maps;
    const { turn, handoffs } = await this.sendWatched(run, call);
    const { response } = turn.exchange;
    if (response) void monitor.noteAnswer(response.status);
    else await monitor.check();
    const ended = completeRun(run, {
      turn,
      before,
      after: conversation.maps,
      handoffs,
      isStopped: signal.aborted,
      duringRestart: !response && monitor.generation !== generation,
    });
    if (turn.botBreak) conversation.addSystemEntry('bot-break', turn.botBreak.detail, run.id);
    conversation.describeMessages(turn.messageIds, {
      runId: run.id,
      isBotBreak: turn.botBreak !== undefined,
    });
    history.update(ended);
    hub.emit('run', run.id);
    const recorded = await this.parts.recordings.find(run.id);
    if (!recorded) return;
    history.update(withRecording(ended, recorded));
    hub.emit('run', run.id);
  }

  private async sendWatched(
    run: Run,
    call: EmulatorCall,
  ): Promise<{ readonly turn: EmulatorTurn; readonly handoffs: readonly RunHandoff[] }> {
    const { emulator } = this.parts;
    const watcher = new HandoffWatcher(call.userName);
    const stopWatching = emulator.onEvent(watcher.observe);
    const fault = toConnectionFault(run.fault);
    try {
      const turn = await emulator.sendCall(call, fault && { fault });
      return { turn, handoffs: watcher.handoffs };
    } finally {
      stopWatching();
    }
  }

  /** Names the call to an app with HaptikModule, so that its recording is found. */
  private identify(call: EmulatorCall, id: string): EmulatorCall {
    if (!this.parts.monitor.state.isNestHaptik) return call;
    const { Connection, ...headers } = call.headers;
    return {
      ...call,
      headers: { ...headers, [CALL_ID_HEADER]: id, Connection: Connection ?? 'close' },
    };
  }

  private readLimits({ bot, node }: RunInput): {
    readonly nodeMs: number | undefined;
    readonly reserveMs: number | undefined;
  } {
    const { app, nodes } = this.parts.monitor.app ?? { nodes: [] };
    const described = nodes.find((one) => one.name === node && one.bot === bot);
    return { nodeMs: described?.timeoutMs, reserveMs: app?.reserveMs };
  }
}
