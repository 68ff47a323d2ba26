import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HaptikEventEmitter } from '../../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { MemoryReader, type MemoryUsage } from './memory.reader.js';

const SAMPLE_INTERVAL_MS = 500;
/** A heap that is full of garbage looks like a full one. So a level must persist for some samples. */
const SAMPLES_ABOVE = 3;
/**
 * One of so many calls is admitted while memory is short. Without any call nothing is allocated, so garbage would
 * not be collected, and the level would never fall.
 */
const ADMIT_EVERY = 10;

/**
 * Sheds calls while memory is short: better some users read the text `busy` than the process ends with all
 * its calls. Off unless the option `memory` is set.
 */
@Injectable()
export class MemoryWatermark implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Haptik');
  #timer: NodeJS.Timeout | undefined;
  #isHigh = false;
  #samplesAbove = 0;
  #calls = 0;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly reader: MemoryReader,
    private readonly events: HaptikEventEmitter,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.memory) return;
    this.#timer = setInterval(() => this.sample(), SAMPLE_INTERVAL_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Whether the next call is to be shed. */
  sheds(): boolean {
    return this.#isHigh && ++this.#calls % ADMIT_EVERY !== 0;
  }

  /** Compares the memory in use with the watermark. Called twice a second. */
  sample(): void {
    const { memory } = this.options;
    if (!memory) return;
    const usage = this.reader.read();
    const level = Math.max(usage.heap, usage.resident);
    if (this.#isHigh) {
      if (level < memory.resumeBelow) this.change(false, usage);
      return;
    }
    this.#samplesAbove = level > memory.shedAbove ? this.#samplesAbove + 1 : 0;
    if (this.#samplesAbove >= SAMPLES_ABOVE) this.change(true, usage);
  }

  private change(isHigh: boolean, { heap, resident }: MemoryUsage): void {
    this.#isHigh = isHigh;
    this.#samplesAbove = 0;
    const levels = `heap ${toPercent(heap)}, resident memory ${toPercent(resident)} of the limit`;
    if (isHigh) {
      this.#logger.error(
        `Memory is short (${levels}): nine of ten calls get the text "busy". Give the process more memory, ` +
          'or add replicas.',
      );
    } else this.#logger.log(`Memory is sufficient again (${levels}): all calls are admitted.`);
    this.events.emit({ type: 'memory.changed', state: isHigh ? 'high' : 'normal', heap, resident });
  }
}

function toPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
