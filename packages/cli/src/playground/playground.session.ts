import type { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import manifest from '../../package.json' with { type: 'json' };
import { PlaygroundConversation } from './chat/playground.conversation.js';
import { EventHub } from './event.hub.js';
import { describeEmulator } from './emulator.info.js';
import { mergeFlows, toConflictError } from './flow/flow.merge.js';
import { UserActions } from './flow/user.actions.js';
import { collectNodes } from './node.collector.js';
import type {
  Flow,
  PlaygroundEvents,
  PlaygroundState,
  Preset,
  RunInput,
} from './playground.contract.js';
import { PlaygroundSettingsStore } from './playground.settings.js';
import { CallRunner } from './runs/call.runner.js';
import { RecordingReader } from './runs/recording.reader.js';
import { RunHistory, toSummary } from './runs/run.history.js';
import type { PlaygroundFile } from './store/playground.file.js';
import type { StoredPlayground } from './store/stored.schema.js';
import { DevelopmentClient } from './target/development.client.js';
import type { PlaygroundTarget } from './target/playground.target.js';
import { type TargetChange, TargetMonitor } from './target/target.monitor.js';

const CHANGE_TEXTS = {
  up: 'The app is up again.',
  down: 'The app is down. The conversation goes on when it is up again.',
  restarted: 'The app restarted. The conversation goes on.',
} as const;

/** All state of the playground, and its parts. */
export class PlaygroundSession {
  readonly hub = new EventHub();
  readonly history = new RunHistory();
  readonly settings: PlaygroundSettingsStore;
  readonly monitor: TargetMonitor;
  readonly conversation: PlaygroundConversation;
  readonly recordings: RecordingReader;
  readonly runner: CallRunner;
  readonly actions: UserActions;
  readonly #lifetime = new AbortController();
  #stored: StoredPlayground;

  constructor(
    readonly target: PlaygroundTarget,
    readonly emulator: HaptikPlatformEmulator,
    private readonly file: PlaygroundFile,
    stored: StoredPlayground,
    log: (text: string) => void,
  ) {
    const { hub, history } = this;
    const { signal } = this.#lifetime;
    this.#stored = stored;
    this.settings = new PlaygroundSettingsStore(emulator, () => hub.emit('settings'));
    const client = new DevelopmentClient(target.webhook);
    this.monitor = new TargetMonitor(target, client, (change) => this.onTargetChange(change));
    this.conversation = new PlaygroundConversation(emulator, () => hub.emit('conversation'));
    this.recordings = new RecordingReader(client, this.monitor, signal);
    const shared = {
      emulator,
      history,
      signal,
      conversation: this.conversation,
      getFlow: (): Flow => this.flow,
    };
    this.runner = new CallRunner({
      ...shared,
      hub,
      log,
      monitor: this.monitor,
      recordings: this.recordings,
      getSettings: () => this.settings.value,
    });
    this.actions = new UserActions({
      ...shared,
      runner: this.runner,
      isKnownNode: ({ node, bot }) =>
        this.nodes.some((one) => one.name === node && one.bot === bot),
    });
  }

  start(): void {
    this.monitor.start();
  }

  stop(): void {
    this.#lifetime.abort();
    this.monitor.stop();
  }

  get flow(): Flow {
    return this.#stored.flow as Flow;
  }

  /**
   * Joins a change of the flow with those that another playground has saved.
   *
   * @throws RequestError when both changed the same step; the one of the file is kept and shown
   */
  async changeFlow(changed: Flow): Promise<void> {
    const base = this.flow;
    await this.reload();
    const merged = mergeFlows(base, changed, this.flow);
    if ('conflict' in merged) throw toConflictError(merged.conflict, this.file.path);
    this.store({ ...this.#stored, flow: merged.flow as StoredPlayground['flow'] });
    this.hub.emit('flow');
    this.hub.emit('nodes');
  }

  get presets(): readonly Preset[] {
    return this.#stored.presets as readonly Preset[];
  }

  savePreset(name: string, input: RunInput): Preset {
    const preset = { name, input };
    const others = this.presets.filter((one) => one.name !== name);
    this.storePresets([...others, preset].toSorted((a, b) => a.name.localeCompare(b.name)));
    return preset;
  }

  /** @returns false when there is none of the name */
  deletePreset(name: string): boolean {
    const others = this.presets.filter((one) => one.name !== name);
    if (others.length === this.presets.length) return false;
    this.storePresets(others);
    return true;
  }

  /** Reads presets and flow again when another program changed them, so that no change is lost. */
  async reload(): Promise<void> {
    const stored = await this.file.reload();
    if (!stored) return;
    this.#stored = stored;
    for (const name of ['flow', 'presets', 'nodes', 'file'] as const) this.hub.emit(name);
  }

  /** Resolves when all changes are saved, or could not be. */
  saved(): Promise<void> {
    return this.file.flush();
  }

  get state(): PlaygroundState {
    const { app } = this.monitor.app ?? {};
    return {
      version: manifest.version,
      target: this.monitor.state,
      ...(app && { app }),
      nodes: this.nodes,
      conversation: this.conversation.state,
      settings: this.settings.value,
      flow: this.flow,
      presets: this.presets,
      runs: this.history.summaries,
      emulator: describeEmulator(this.emulator),
      file: this.file.path,
      ...(this.file.error !== undefined && { fileError: this.file.error }),
    };
  }

  /** Data of an event; undefined for a run that was dropped. */
  getEventData(name: keyof PlaygroundEvents, runId?: string): unknown {
    switch (name) {
      case 'run': {
        const stored = runId === undefined ? undefined : this.history.find(runId);
        return stored && toSummary(stored.run);
      }
      case 'app':
        return { app: this.state.app ?? null, nodes: this.nodes };
      case 'file':
        return { fileError: this.file.error ?? null };
      case 'state':
        return this.state;
      default:
        return this.state[name];
    }
  }

  private get nodes(): PlaygroundState['nodes'] {
    const { history, presets, flow } = this;
    return collectNodes({
      appNodes: this.monitor.app?.nodes ?? [],
      flow,
      presets,
      runs: history.summaries,
    });
  }

  private storePresets(presets: readonly Preset[]): void {
    this.store({ ...this.#stored, presets: presets as StoredPlayground['presets'] });
    this.hub.emit('presets');
    this.hub.emit('nodes');
  }

  private store(contents: StoredPlayground): void {
    this.#stored = contents;
    void this.file.save(contents);
  }

  private onTargetChange(change: TargetChange | undefined): void {
    if (change) this.conversation.addSystemEntry(`app-${change}`, CHANGE_TEXTS[change]);
    this.hub.emit('target');
    this.hub.emit('app');
  }
}
