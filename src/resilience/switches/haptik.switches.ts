import {
  HttpStatus,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SWITCH_MODES, type SwitchMode } from '../../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { quote } from '../../payload/quote.js';
import { NodeLookup } from '../node.lookup.js';
import { SwitchState } from './switch.state.js';
import { SwitchException } from './switch.exception.js';
import { SwitchSynchronizer } from './switch.synchronizer.js';
import { SwitchEventLogger } from './switch.event.logger.js';
import type { SwitchKey, SwitchRecord } from './switch.record.js';
import { SWITCH_STORE, type SwitchStore } from './switch.store.js';

/** A change of a switch by an operator, with an optional note and the name of the operator. */
export type SwitchCommand = Omit<SwitchRecord, 'changedAt'>;

/** The result of a change. */
export interface SwitchResult {
  /** The effective mode: for a node, its own switch, else the switch of its bot. */
  readonly mode: SwitchMode;
  /** What handles the node in mode `normal`; undefined for a whole bot. */
  readonly handledBy: 'method' | 'fallback' | 'none' | undefined;
  /** A similar known name, when the node has no method of the same name. */
  readonly suggestion: string | undefined;
}

/**
 * Switches nodes and whole bots off at runtime. The switch of a node takes precedence over that of
 * its bot: `normal` keeps a node working while its bot is switched off.
 *
 * @hideconstructor
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

  /** Called by Nest when the application starts. */
  onApplicationBootstrap(): Promise<void> {
    return this.#synchronizer.start();
  }

  /** Called by Nest when the application shuts down. */
  onModuleDestroy(): Promise<void> {
    return this.#synchronizer.stop();
  }

  /** The effective mode of a node. */
  getMode(bot: string, node: string): SwitchMode {
    return this.#state.modeOf(bot, node);
  }

  /** All switches that are set. */
  list(): readonly SwitchRecord[] {
    return this.#state.list();
  }

  /**
   * Switches a node, or the whole bot without a node. `normal` for a bot removes its switch. The
   * change takes effect for new calls after the store has saved it.
   *
   * @throws SwitchException when the bot or mode does not exist (400), or the store fails (503)
   */
  async set(command: SwitchCommand): Promise<SwitchResult> {
    const { bot, node, mode, note, changedBy } = command;
    this.assertBotExists(bot);
    validateCommand(command);
    if (node === undefined && mode === 'normal') return this.clear(command);
    const record: SwitchRecord = { bot, node, mode, note, changedBy, changedAt: new Date() };
    await this.persist((store) => store.save(record));
    this.applyState(this.#state.with(record));
    return this.createResult(command);
  }

  /**
   * Removes a switch: a node follows its bot again, and a bot is back to `normal`.
   *
   * @throws SwitchException when the bot does not exist (400), or the store fails (503)
   */
  async clear({ bot, node }: SwitchKey): Promise<SwitchResult> {
    const key: SwitchKey = { bot, node };
    // The switch of a bot that no longer exists can be removed as well.
    if (!this.#state.find(key)) this.assertBotExists(bot);
    await this.persist((store) => store.remove(key));
    this.applyState(this.#state.without(key));
    return this.createResult(key);
  }

  private assertBotExists(bot: string): void {
    const bots = [...this.options.bots.keys()];
    if (bots.includes(bot)) return;
    throw new SwitchException(`There is no bot ${quote(bot)}. Use one of: ${bots.join(', ')}.`);
  }

  private async persist(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    try {
      await this.#synchronizer.write(work);
    } catch (error) {
      throw new SwitchException(
        'The switch was not changed because the switch store failed to save it. Try again.',
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
      `There is no mode ${quote(mode)}. Use one of: ${SWITCH_MODES.join(', ')}.`,
    );
  }
  if (node !== undefined && (typeof node !== 'string' || node.trim() === '')) {
    throw new SwitchException('node must be a system name. Omit it to switch the whole bot.');
  }
}
