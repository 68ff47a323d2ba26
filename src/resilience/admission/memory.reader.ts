import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { Injectable } from '@nestjs/common';

/** Memory in use, as shares of what the process may use. */
export interface MemoryUsage {
  /** Of the limit of the JavaScript heap. */
  readonly heap: number;
  /** Resident memory, of the limit of the container or else of the machine. */
  readonly resident: number;
}

/** Reads how much memory the process uses. */
@Injectable()
export class MemoryReader {
  #residentLimit: number | undefined;

  /** Takes some microseconds. Nothing is read before, since Deno asks for a permission. */
  read(): MemoryUsage {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    this.#residentLimit ??= readResidentLimit();
    return { heap: used / limit, resident: process.memoryUsage.rss() / this.#residentLimit };
  }
}

/** Bytes. Without a limit, `constrainedMemory` is 0 or larger than the machine. */
function readResidentLimit(): number {
  return Math.min(process.constrainedMemory() || Infinity, totalmem());
}
