import { MemorySwitchStore, SwitchStore, type SwitchKey, type SwitchRecord } from 'nestjs-haptik';

export type StoreMood = 'works' | 'throws' | 'rejects' | 'hangs' | 'lies';

/** A store that behaves as a test says, and tells its watchers of every change. */
export class ScriptedStore extends SwitchStore {
  readonly #kept = new MemorySwitchStore();
  readonly watchers = new Set<() => void>();
  loads = 0;
  mood: StoreMood = 'works';

  override load(): Promise<readonly SwitchRecord[]> {
    this.loads++;
    return this.inMood(() => this.#kept.load());
  }

  override save(record: SwitchRecord): Promise<void> {
    return this.inMood(() => this.#kept.save(record));
  }

  override remove(key: SwitchKey): Promise<void> {
    return this.inMood(() => this.#kept.remove(key));
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    return this.inMood(() => {
      this.watchers.add(changed);
      return Promise.resolve(() => Promise.resolve(void this.watchers.delete(changed)));
    });
  }

  /** As another replica would. */
  async change(record: SwitchRecord): Promise<void> {
    await this.#kept.save(record);
    this.tell();
  }

  tell(): void {
    this.watchers.forEach((changed) => changed());
  }

  private inMood<T>(work: () => Promise<T>): Promise<T> {
    switch (this.mood) {
      case 'works':
        return work();
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
