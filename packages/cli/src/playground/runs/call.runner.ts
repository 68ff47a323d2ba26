import { randomUUID } from 'node:crypto';
import type { EmulatorCall, EmulatorTurn } from 'nestjs-haptik/internal/emulator';
import type { EventHub } from '../event.hub.js';
import type {
  CallFault,
  PlaygroundSettings,
  Run,
  RunInput,
  RunOrigin,
} from '../playground.contract.js';
import { isForgery, toConnectionFault } from './call.faults.js';
import { CallPreparer, type PreparedCall, type PreparerParts } from './call.preparer.js';
import { type HandoffWatch, HandoffWatcher } from './handoff.watcher.js';
import { LateHandoffs } from './late.handoffs.js';
import type { RecordingReader } from './recording.reader.js';
import { addHandoffs, completeRun, createRun, failRun, withRecording } from './run.builder.js';
import type { RunHistory, StoredRun } from './run.history.js';

export interface RunnerParts extends PreparerParts {
  readonly history: RunHistory;
  readonly recordings: RecordingReader;
  readonly hub: EventHub;
  readonly signal: AbortSignal;
  readonly getSettings: () => PlaygroundSettings;
  /** Receives unexpected errors. */
  readonly log: (text: string) => void;
}

/** Runs that have started. */
export interface Started {
  readonly ids: readonly string[];
  /** Resolves with the ids of all runs when the last has ended; never rejects. */
  readonly done: Promise<readonly string[]>;
}

interface Prepared extends PreparedCall {
  readonly input: RunInput;
  readonly origin: RunOrigin;
  readonly fault: CallFault | undefined;
}

/** Makes calls as Haptik does, and keeps them in the history. */
export class CallRunner {
  readonly #preparer: CallPreparer;
  readonly #late: LateHandoffs;
  readonly #handoffs: HandoffWatcher;

  constructor(private readonly parts: RunnerParts) {
    this.#preparer = new CallPreparer(parts);
    this.#late = new LateHandoffs(parts.history, parts.hub);
    this.#handoffs = new HandoffWatcher(this.#late.add);
    parts.emulator.onEvent(this.#handoffs.observe);
  }

  /** @param received what the bot receives instead of the user's message */
  start(input: RunInput, origin: RunOrigin, received?: string): Started {
    const { conversation } = this.parts;
    const { fault } = input;
    const { call, signature } = this.#preparer.prepare(input);
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

  private sendWithFault(prepared: Prepared): Started {
    const { conversation } = this.parts;
    if (conversation.state.state === 'pending') {
      const text = `The chat is with an agent: Haptik would not call ${prepared.input.node}.`;
      conversation.addSystemEntry('pending', text);
    }
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
    const call = this.#preparer.identify(prepared.call, id);
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
    const { turn, watch } = await this.sendWatched(run, call);
    const { response } = turn.exchange;
    if (response) void monitor.noteAnswer(response.status);
    else await monitor.check();
    const ended = completeRun(run, {
      turn,
      request: call.bytes,
      handoffs: watch.own,
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
    // Of calls at the same time, the app tells which one it handed off.
    const isHandedOff =
      recorded?.handoff !== undefined && !recorded.handoff.endsWith('already-active');
    const claimed = recorded ? watch.claim(isHandedOff ? 1 : 0) : watch.claim();
    const all = addHandoffs(recorded ? withRecording(ended, recorded) : ended, claimed);
    history.update(all);
    hub.emit('run', run.id);
    this.#late.expect(all, call.userName);
  }

  private async sendWatched(
    run: Run,
    call: EmulatorCall,
  ): Promise<{ readonly turn: EmulatorTurn; readonly watch: HandoffWatch }> {
    const watch = this.#handoffs.start(call.userName);
    const fault = toConnectionFault(run.fault, call.bytes.length);
    try {
      const turn = await this.parts.emulator.sendCall(call, fault && { fault });
      return { turn, watch };
    } finally {
      watch.stop();
    }
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
