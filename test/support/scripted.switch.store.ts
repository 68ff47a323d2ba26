import { SwitchStore, type SwitchKey, type SwitchRecord } from 'nestjs-haptik';
import { InMemorySwitchStore } from '../../src/resilience/switches/in.memory.switch.store.js';

export type StoreBehavior = 'works' | 'throws' | 'rejects' | 'hangs' | 'lies';

/** A store with scripted failures that notifies its watchers of every change. */
export class ScriptedSwitchStore extends SwitchStore {
  readonly #store = new InMemorySwitchStore();
  readonly watchers = new Set<() => void>();
  loads = 0;
  behavior: StoreBehavior = 'works';

  override load(): Promise<readonly SwitchRecord[]> {
    this.loads++;
    return this.runAsScripted(() => this.#store.load());
  }

  override save(record: SwitchRecord): Promise<void> {
    return this.runAsScripted(() => this.#store.save(record));
  }

  override remove(key: SwitchKey): Promise<void> {
    return this.runAsScripted(() => this.#store.remove(key));
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    return this.runAsScripted(() => {
      this.watchers.add(changed);
      return Promise.resolve(() => Promise.resolve(void this.watchers.delete(changed)));
    });
  }

  /** Changes a switch like another replica. */
  async change(record: SwitchRecord): Promise<void> {
    await this.#store.save(record);
    this.notifyWatchers();
  }

  notifyWatchers(): void {
    this.watchers.forEach((changed) => changed());
  }

  private runAsScripted<T>(operation: () => Promise<T>): Promise<T> {
    switch (this.behavior) {
      case 'works':
        return operation();
      case 'throws':
        throw new Error('connect postgres://bot:pa55word@db');
      case 'rejects':
        return Promise.reject(Object.assign(new Error('pa55word'), { code: 'ECONNREFUSED' }));
      case 'hangs':
        return new Promise(() => undefined);
      case 'lies':
        return Promise.resolve(42 as T);
    }
  }
}
