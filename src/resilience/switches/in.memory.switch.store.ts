import { Injectable } from '@nestjs/common';
import { isSameSwitch, type SwitchKey, type SwitchRecord } from './switch.record.js';
import { SwitchStore } from './switch.store.js';

/** Keeps switches in memory until the process ends. The default store. */
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

  /** Never calls back, since only this process can change the switches. */
  override watch(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  private without(key: SwitchKey): SwitchRecord[] {
    return this.#records.filter((record) => !isSameSwitch(record, key));
  }
}
