import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HaptikCall, HaptikNode, HaptikSignal, NodeCall } from '../../index.js';

const MAX_SECONDS = 60;

/** A slow node. Its work stops when its time is up, because it passes the signal on. */
@Injectable()
export class ReportBot {
  @HaptikNode({ name: 'slow_report', timeoutMs: 10_000 })
  async report(@HaptikCall() call: NodeCall, @HaptikSignal() signal: AbortSignal): Promise<string> {
    const seconds = Math.min(call.number('seconds') ?? 3, MAX_SECONDS);
    await sleep(seconds * 1000, undefined, { signal });
    return `The report took ${seconds} seconds.`;
  }
}
