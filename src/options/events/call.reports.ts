import { Injectable } from '@nestjs/common';
import { CALL_ID_HEADER } from '../../payload/call.id.header.js';
import type { NodeCall } from '../../payload/node.call.js';
import { CallReport, type ReportedRequest } from './call.report.js';
import { HaptikEventEmitter } from './haptik.event.emitter.js';

const REPORT: unique symbol = Symbol('haptik:report');

interface ReportedCall extends NodeCall {
  [REPORT]?: CallReport;
}

/** The report of a single call, for the test kit. */
export interface WatchedCall extends Disposable {
  /** Undefined until the call has arrived. */
  readonly report: CallReport | undefined;
}

/**
 * Reports of calls, from the call to the event `call.answered`. Without a listener and the test kit there are none,
 * and each stage of a call pays for one comparison.
 */
@Injectable()
export class CallReports {
  readonly #watched = new Map<string, (report: CallReport) => void>();

  constructor(private readonly events: HaptikEventEmitter) {}

  /** Keeps the report of the call with an id in its header `X-Haptik-Call-Id`. Dispose of the result after its response. */
  watch(callId: string): WatchedCall {
    let report: CallReport | undefined;
    this.#watched.set(callId, (started) => {
      report = started;
    });
    return {
      get report() {
        return report;
      },
      [Symbol.dispose]: () => void this.#watched.delete(callId),
    };
  }

  start(call: ReportedCall, request: ReportedRequest): void {
    if (!this.events.hasListeners && this.#watched.size === 0) return;
    const report = new CallReport(request);
    call[REPORT] = report;
    this.#watched.get(String(request.headers?.[CALL_ID_HEADER]))?.(report);
  }

  find(call: ReportedCall): CallReport | undefined {
    return call[REPORT];
  }
}
