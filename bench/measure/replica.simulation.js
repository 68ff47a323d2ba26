/**
 * Simulates one replica call by call: calls arrive independently of one another, each takes the core for its CPU time before
 * and after its method, methods wait beside one another, and calls above `maxInFlight` are busy.
 *
 * @param {{ rate: number, replicas: number }} load calls a second of all replicas
 * @returns how the replica was used, and how long calls waited for the core in seconds
 */
export function simulate({ rate, replicas }, { cpuSecondsPerCall, methodSeconds, maxInFlight }) {
  const random = randomNumbers(42);
  const own = rate / replicas;
  const calls = Math.round(Math.max(20_000, own * methodSeconds * 20));
  /** Times at which calls want the core again, after their method. */
  const ending = new TimeQueue();
  const waits = [];
  let now = 0;
  let coreFreeAt = 0;
  let used = 0;
  let busy = 0;
  let inFlight = 0;
  let inFlightTime = 0;
  let changedAt = 0;
  const change = (time, by) => {
    inFlightTime += inFlight * (time - changedAt);
    changedAt = time;
    inFlight += by;
  };
  const takeCore = (from, seconds) => {
    const start = Math.max(from, coreFreeAt);
    coreFreeAt = start + seconds;
    used += seconds;
    return start - from;
  };
  const endBefore = (time) => {
    while (ending.size > 0 && ending.earliest.at <= time) {
      const { at, waited } = ending.take();
      waits.push(waited + takeCore(at, cpuSecondsPerCall / 2));
      change(at, -1);
    }
  };
  for (let call = 0; call < calls; call++) {
    now += -Math.log(1 - random()) / own;
    endBefore(now);
    if (inFlight >= maxInFlight) {
      busy++;
      continue;
    }
    change(now, 1);
    const waited = takeCore(now, cpuSecondsPerCall / 2);
    // Few calls wait much longer than most: an exponential distribution with the same mean.
    ending.add({ at: coreFreeAt - Math.log(1 - random()) * methodSeconds, waited });
  }
  // Without the calls that end after the last arrival.
  const utilization = used / Math.max(now, coreFreeAt);
  const meanInFlight = inFlightTime / changedAt;
  endBefore(Infinity);
  waits.sort((one, other) => one - other);
  return {
    calls,
    utilization,
    inFlight: meanInFlight,
    busy: busy / calls,
    p50: waits[Math.floor(waits.length * 0.5)],
    p99: waits[Math.floor(waits.length * 0.99)],
  };
}

/** Numbers from 0 to 1, the same in each run (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A binary heap by time. */
class TimeQueue {
  #items = [];

  get size() {
    return this.#items.length;
  }

  get earliest() {
    return this.#items[0];
  }

  add(item) {
    const items = this.#items;
    let index = items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (items[parent].at <= items[index].at) return;
      [items[parent], items[index]] = [items[index], items[parent]];
      index = parent;
    }
  }

  take() {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0) return first;
    items[0] = last;
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      if (left >= items.length) return first;
      const right = left + 1;
      const child = right < items.length && items[right].at < items[left].at ? right : left;
      if (items[index].at <= items[child].at) return first;
      [items[index], items[child]] = [items[child], items[index]];
      index = child;
    }
  }
}
