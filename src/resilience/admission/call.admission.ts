import { Injectable } from '@nestjs/common';
import type { ShedReason } from '../../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { Bulkhead } from './bulkhead.js';
import { MemoryWatermark } from './memory.watermark.js';

/** Why a call is not admitted. */
export interface Shedding {
  readonly reason: ShedReason;
  /** For the log. */
  readonly cause: string;
}

/** Admits calls while the process has room for them: in flight, at the node, and in memory. */
@Injectable()
export class CallAdmission {
  readonly #all: Bulkhead;

  constructor(
    options: ResolvedHaptikOptions,
    private readonly memory: MemoryWatermark,
  ) {
    this.#all = new Bulkhead(options.maxInFlight);
  }

  /** Number of calls in flight. */
  get inFlight(): number {
    return this.#all.inFlight;
  }

  /** Why no call is admitted at all; undefined when there is room. */
  checkProcess(): Shedding | undefined {
    if (this.memory.sheds()) return { reason: 'memory', cause: 'memory is short' };
    if (!this.#all.isFull) return undefined;
    return { reason: 'in-flight', cause: `${this.#all.inFlight} calls are in flight` };
  }

  /** Why no further call of a node is admitted; undefined when there is room. */
  checkNode({ inFlight, limit, isFull }: Bulkhead): Shedding | undefined {
    if (!isFull) return undefined;
    const cause = `${inFlight} calls of this node are in flight, and its limit is ${limit}`;
    return { reason: 'node-in-flight', cause };
  }

  enter(node: Bulkhead): void {
    this.#all.enter();
    node.enter();
  }

  leave(node: Bulkhead): void {
    this.#all.leave();
    node.leave();
  }
}
