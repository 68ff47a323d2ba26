import { SWITCH_MODES, type SwitchMode } from '../../options/haptik.event.js';
import { isSameSwitch, type SwitchKey, type SwitchRecord } from './switch.record.js';

/** A snapshot of all switches. Immutable: a change creates a new state. */
export class SwitchState {
  readonly #bots = new Map<string, Map<string | undefined, SwitchRecord>>();

  /** Of two records with the same key, the later one wins. */
  constructor(records: Iterable<SwitchRecord> = []) {
    for (const record of records) {
      // A later version of the package may have stored modes that are unknown here.
      if (!SWITCH_MODES.includes(record.mode)) continue;
      const nodes = this.#bots.get(record.bot) ?? new Map<string | undefined, SwitchRecord>();
      this.#bots.set(record.bot, nodes.set(record.node ?? undefined, freezeRecord(record)));
    }
  }

  /** The effective mode of a node: its own switch, else that of its bot. Allocates nothing. */
  modeOf(bot: string, node: string): SwitchMode {
    const nodes = this.#bots.get(bot);
    if (nodes === undefined) return 'normal';
    return (nodes.get(node) ?? nodes.get(undefined))?.mode ?? 'normal';
  }

  find({ bot, node }: SwitchKey): SwitchRecord | undefined {
    return this.#bots.get(bot)?.get(node);
  }

  list(): readonly SwitchRecord[] {
    return Object.freeze([...this.#bots.values()].flatMap((nodes) => [...nodes.values()]));
  }

  with(record: SwitchRecord): SwitchState {
    return new SwitchState([...this.list(), record]);
  }

  without(key: SwitchKey): SwitchState {
    return new SwitchState(this.list().filter((record) => !isSameSwitch(record, key)));
  }

  /** The keys whose mode differs in the next state, including keys that exist in only one of them. */
  diff(next: SwitchState): readonly SwitchKey[] {
    const known = new SwitchState([...this.list(), ...next.list()]).list();
    return known.filter((key) => this.find(key)?.mode !== next.find(key)?.mode);
  }
}

/** A copy without additional properties of a store. `null`, as in databases, becomes undefined. */
function freezeRecord({ bot, node, mode, note, changedBy, changedAt }: SwitchRecord): SwitchRecord {
  return Object.freeze({
    bot,
    node: node ?? undefined,
    mode,
    note: note ?? undefined,
    changedBy: changedBy ?? undefined,
    changedAt: new Date(changedAt),
  });
}
