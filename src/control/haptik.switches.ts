import {
  HttpStatus,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  Optional,
} from '@nestjs/common';
import { SWITCH_MODES, type SwitchMode } from '../options/haptik.event.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { quote } from '../payload/quote.js';
import { MemorySwitchStore } from './memory.switch.store.js';
import { NodeDirectory } from './node.directory.js';
import { SwitchBoard } from './switch.board.js';
import { SwitchException } from './switch.exception.js';
import { SwitchFollower } from './switch.follower.js';
import { SwitchJournal } from './switch.journal.js';
import type { SwitchKey, SwitchRecord } from './switch.record.js';
import { SwitchStore } from './switch.store.js';

/** What an operator wants switched, and for whoever finds it later: why, and by whom. */
export type SwitchOrder = Omit<SwitchRecord, 'changedAt'>;

/** What became of an order. */
export interface SwitchResult {
  /** What holds now: of a node, its own switch or that of its bot. */
  readonly mode: SwitchMode;
  /** Who answers the node when it is normal; undefined for a whole bot. */
  readonly handledBy: 'method' | 'fallback' | 'nobody' | undefined;
  /** A known name that is near, when no method of its own handles the node. */
  readonly nearest: string | undefined;
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
  readonly #follower: SwitchFollower;
  #board = new SwitchBoard();

  constructor(
    private readonly options: HaptikOptions,
    private readonly nodes: NodeDirectory,
    private readonly journal: SwitchJournal,
    @Optional() store?: SwitchStore,
  ) {
    this.#follower = new SwitchFollower(store ?? new MemorySwitchStore(), (records) =>
      this.turnTo(new SwitchBoard(records)),
    );
  }

  /** Nest calls it, when the application starts. */
  onApplicationBootstrap(): Promise<void> {
    return this.#follower.start();
  }

  /** Nest calls it, when the application ends. */
  onModuleDestroy(): Promise<void> {
    return this.#follower.stop();
  }

  /** What holds for a node. */
  of(bot: string, node: string): SwitchMode {
    return this.#board.modeOf(bot, node);
  }

  /** All switches that are set. */
  list(): readonly SwitchRecord[] {
    return this.#board.list();
  }

  /**
   * Switches a node, or the whole bot when none is named; `normal` for a bot removes its switch.
   * Holds once the store has kept it, for the calls that begin then.
   *
   * @throws SwitchException when there is no such bot or mode (400), or the store fails (503)
   */
  async set(order: SwitchOrder): Promise<SwitchResult> {
    const { bot, node, mode, note, by } = order;
    this.check(bot);
    checkOrder(order);
    if (node === undefined && mode === 'normal') return this.clear(order);
    const record: SwitchRecord = { bot, node, mode, note, by, changedAt: new Date() };
    await this.keep((store) => store.save(record));
    this.turnTo(this.#board.with(record));
    return this.resultFor(order);
  }

  /**
   * Removes a switch: a node follows its bot again, and a bot is normal.
   *
   * @throws SwitchException when there is no such bot (400), or the store fails (503)
   */
  async clear({ bot, node }: SwitchKey): Promise<SwitchResult> {
    const key: SwitchKey = { bot, node };
    // A bot that is gone may have left a switch behind.
    if (!this.#board.find(key)) this.check(bot);
    await this.keep((store) => store.remove(key));
    this.turnTo(this.#board.without(key));
    return this.resultFor(key);
  }

  private check(bot: string): void {
    const bots = [...this.options.bots.keys()];
    if (bots.includes(bot)) return;
    throw new SwitchException(`There is no bot ${quote(bot)}. Give one of: ${bots.join(', ')}.`);
  }

  private async keep(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    try {
      await this.#follower.write(work);
    } catch (error) {
      throw new SwitchException(
        'The switch stays as it is, because the store of the switches did not keep the change.',
        HttpStatus.SERVICE_UNAVAILABLE,
        error,
      );
    }
  }

  private turnTo(next: SwitchBoard): void {
    const changes = this.#board.changesTo(next);
    this.#board = next;
    for (const key of changes) this.journal.switched(key, this.modeOf(key));
  }

  private modeOf({ bot, node }: SwitchKey): SwitchMode {
    if (node !== undefined) return this.of(bot, node);
    return this.#board.find({ bot })?.mode ?? 'normal';
  }

  private resultFor(key: SwitchKey): SwitchResult {
    const { bot, node } = key;
    const mode = this.modeOf(key);
    if (node === undefined) return { mode, handledBy: undefined, nearest: undefined };
    const found = this.nodes.find(bot, node);
    if (found?.name !== undefined) return { mode, handledBy: 'method', nearest: undefined };
    const handledBy = found ? 'fallback' : 'nobody';
    return { mode, handledBy, nearest: this.nodes.nearest(bot, node) };
  }
}

function checkOrder({ node, mode }: SwitchOrder): void {
  if (!SWITCH_MODES.includes(mode)) {
    throw new SwitchException(
      `There is no mode ${quote(mode)}. Give one of: ${SWITCH_MODES.join(', ')}.`,
    );
  }
  if (node !== undefined && (typeof node !== 'string' || node.trim() === '')) {
    throw new SwitchException('A node is switched by its system name. Leave it out for the bot.');
  }
}
