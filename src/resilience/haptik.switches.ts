import {
  HttpStatus,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SWITCH_MODES, type SwitchMode } from '../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { quote } from '../payload/quote.js';
import { NodeLookup } from './node.lookup.js';
import { SwitchState } from './switch.state.js';
import { SwitchException } from './switch.exception.js';
import { SwitchSynchronizer } from './switch.synchronizer.js';
import { SwitchEventLogger } from './switch.event.logger.js';
import type { SwitchKey, SwitchRecord } from './switch.record.js';
import { SWITCH_STORE, type SwitchStore } from './switch.store.js';

/** What an operator wants switched, and for whoever finds it later: why, and by whom. */
export type SwitchCommand = Omit<SwitchRecord, 'changedAt'>;

/** What became of an order. */
export interface SwitchResult {
  /** What holds now: of a node, its own switch or that of its bot. */
  readonly mode: SwitchMode;
  /** Who answers the node when it is normal; undefined for a whole bot. */
  readonly handledBy: 'method' | 'fallback' | 'none' | undefined;
  /** A known name that is near, when no method of its own handles the node. */
  readonly suggestion: string | undefined;
}

/**
 * Switches nodes and whole bots off while the application runs. The switch of a node wins over
 * that of its bot, so that `normal` keeps one node working while the bot is switched.
 *
 * @example
 * constructor(private readonly switches: HaptikSwitches) {}
 * closeShop() { return this.switches.set({ bot: 'default', mode: 'handoff', note: 'moving' }); }
 */
@Injectable()
export class HaptikSwitches implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #synchronizer: SwitchSynchronizer;
  #state = new SwitchState();

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly nodes: NodeLookup,
    private readonly eventLogger: SwitchEventLogger,
    @Inject(SWITCH_STORE) store: SwitchStore,
  ) {
    this.#synchronizer = new SwitchSynchronizer(store, (records) =>
      this.applyState(new SwitchState(records)),
    );
  }

  /** Nest calls it, when the application starts. */
  onApplicationBootstrap(): Promise<void> {
    return this.#synchronizer.start();
  }

  /** Nest calls it, when the application ends. */
  onModuleDestroy(): Promise<void> {
    return this.#synchronizer.stop();
  }

  /** What holds for a node. */
  getMode(bot: string, node: string): SwitchMode {
    return this.#state.modeOf(bot, node);
  }

  /** All switches that are set. */
  list(): readonly SwitchRecord[] {
    return this.#state.list();
  }

  /**
   * Switches a node, or the whole bot when none is named; `normal` for a bot removes its switch.
   * Holds once the store has kept it, for the calls that begin then.
   *
   * @throws SwitchException when there is no such bot or mode (400), or the store fails (503)
   */
  async set(command: SwitchCommand): Promise<SwitchResult> {
    const { bot, node, mode, note, by } = command;
    this.assertBotExists(bot);
    validateCommand(command);
    if (node === undefined && mode === 'normal') return this.clear(command);
    const record: SwitchRecord = { bot, node, mode, note, by, changedAt: new Date() };
    await this.persist((store) => store.save(record));
    this.applyState(this.#state.with(record));
    return this.createResult(command);
  }

  /**
   * Removes a switch: a node follows its bot again, and a bot is normal.
   *
   * @throws SwitchException when there is no such bot (400), or the store fails (503)
   */
  async clear({ bot, node }: SwitchKey): Promise<SwitchResult> {
    const key: SwitchKey = { bot, node };
    // A bot that is gone may have left a switch behind.
    if (!this.#state.find(key)) this.assertBotExists(bot);
    await this.persist((store) => store.remove(key));
    this.applyState(this.#state.without(key));
    return this.createResult(key);
  }

  private assertBotExists(bot: string): void {
    const bots = [...this.options.bots.keys()];
    if (bots.includes(bot)) return;
    throw new SwitchException(`There is no bot ${quote(bot)}. Give one of: ${bots.join(', ')}.`);
  }

  private async persist(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    try {
      await this.#synchronizer.write(work);
    } catch (error) {
      throw new SwitchException(
        'The switch stays as it is, because the store of the switches did not keep the change.',
        HttpStatus.SERVICE_UNAVAILABLE,
        error,
      );
    }
  }

  private applyState(next: SwitchState): void {
    const changes = this.#state.diff(next);
    this.#state = next;
    for (const key of changes) this.eventLogger.modeChanged(key, this.modeForKey(key));
  }

  private modeForKey({ bot, node }: SwitchKey): SwitchMode {
    if (node !== undefined) return this.getMode(bot, node);
    return this.#state.find({ bot })?.mode ?? 'normal';
  }

  private createResult(key: SwitchKey): SwitchResult {
    const { bot, node } = key;
    const mode = this.modeForKey(key);
    if (node === undefined) return { mode, handledBy: undefined, suggestion: undefined };
    const found = this.nodes.find(bot, node);
    if (found?.name !== undefined) return { mode, handledBy: 'method', suggestion: undefined };
    const handledBy = found ? 'fallback' : 'none';
    return { mode, handledBy, suggestion: this.nodes.findClosestName(bot, node) };
  }
}

function validateCommand({ node, mode }: SwitchCommand): void {
  if (!SWITCH_MODES.includes(mode)) {
    throw new SwitchException(
      `There is no mode ${quote(mode)}. Give one of: ${SWITCH_MODES.join(', ')}.`,
    );
  }
  if (node !== undefined && (typeof node !== 'string' || node.trim() === '')) {
    throw new SwitchException('A node is switched by its system name. Leave it out for the bot.');
  }
}
