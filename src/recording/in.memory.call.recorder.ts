import { Injectable } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { assertPortIsVisible } from '../options/port.provider.js';
import type { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { CallRecorder, type RecordedCallQuery, type RecordingLimits } from './call.recorder.js';
import type { RecordedCall } from './recorded.call.js';

interface Entry {
  readonly call: RecordedCall;
  readonly bytes: number;
}

/** Keeps the last calls in memory, limited by their number and their size. */
@Injectable()
export class InMemoryCallRecorder extends CallRecorder {
  /** The oldest first. */
  readonly #entries: Entry[] = [];
  #bytes = 0;

  override async record(
    call: RecordedCall,
    { calls, bytes: maxBytes }: RecordingLimits,
  ): Promise<void> {
    // The first call with an id keeps it.
    if (this.#entries.some((entry) => entry.call.id === call.id)) return;
    const bytes = Buffer.byteLength(JSON.stringify(call));
    this.#entries.push({ call, bytes });
    this.#bytes += bytes;
    // Rejections need no secret, so many of them must not displace the calls.
    const rejections = this.#entries.filter(isRejection).length;
    if (rejections > Math.ceil(calls / 4)) this.remove(this.#entries.findIndex(isRejection));
    while (this.#entries.length > calls) this.remove(0);
    while (this.#bytes > maxBytes && this.#entries.length > 0) this.remove(0);
  }

  override async list({ limit, before }: RecordedCallQuery): Promise<readonly RecordedCall[]> {
    const end =
      before === undefined ? -1 : this.#entries.findIndex(({ call }) => call.id === before);
    const older = end < 0 ? this.#entries : this.#entries.slice(0, end);
    return older
      .slice(-limit)
      .map(({ call }) => call)
      .toReversed();
  }

  override async find(id: string): Promise<RecordedCall | undefined> {
    return this.#entries.find(({ call }) => call.id === id)?.call;
  }

  private remove(index: number): void {
    const [removed] = this.#entries.splice(index, 1);
    this.#bytes -= removed?.bytes ?? 0;
  }
}

function isRejection({ call }: Entry): boolean {
  return call.outcome.kind === 'rejected';
}

/**
 * The recorder of the application when `recording` is set, else the one in memory.
 *
 * @throws HaptikSetupError when a module that is not global provides a recorder
 */
export function chooseRecorder(
  { recording }: ResolvedHaptikOptions,
  modules: ModulesContainer,
  inMemory: InMemoryCallRecorder,
  provided?: CallRecorder,
): CallRecorder {
  assertPortIsVisible(modules, CallRecorder, provided);
  return recording.isConfigured ? (provided ?? inMemory) : inMemory;
}
