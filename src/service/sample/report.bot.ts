import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HaptikCall, HaptikNode, HaptikSignal, NodeCall } from 'nestjs-haptik';

const MAX_SECONDS = 60;

/** A slow node. It passes the signal on, so that its work stops at the deadline. */
@Injectable()
export class ReportBot {
  @HaptikNode({ name: 'slow_report', timeoutMs: 10_000 })
  async report(@HaptikCall() call: NodeCall, @HaptikSignal() signal: AbortSignal): Promise<string> {
    const seconds = Math.min(call.number('seconds') ?? 3, MAX_SECONDS);
    await sleep(seconds * 1000, undefined, { signal });
    return `The report took ${seconds} seconds.`;
  }
}
