/** Counts events by type, as metrics do. */
export class EventCounts {
  #counts = new Map();

  count({ type }) {
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1);
  }

  of(type) {
    return this.#counts.get(type) ?? 0;
  }
}
