import { Injectable } from '@nestjs/common';
import { isSameSwitch, type SwitchKey, type SwitchRecord } from './switch.record.js';
import { SwitchStore } from './switch.store.js';

/** Keeps switches while the process lives. This is what an application without a store has. */
@Injectable()
export class InMemorySwitchStore extends SwitchStore {
  #records: readonly SwitchRecord[] = [];

  override load(): Promise<readonly SwitchRecord[]> {
    return Promise.resolve(this.#records);
  }

  override save(record: SwitchRecord): Promise<void> {
    this.#records = [...this.without(record), record];
    return Promise.resolve();
  }

  override remove(key: SwitchKey): Promise<void> {
    this.#records = this.without(key);
    return Promise.resolve();
  }

  /** Nobody else can change what only this process knows. */
  override watch(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  private without(key: SwitchKey): SwitchRecord[] {
    return this.#records.filter((record) => !isSameSwitch(record, key));
  }
}
