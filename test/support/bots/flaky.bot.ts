import { ForbiddenException, Injectable } from '@nestjs/common';
import {
  AgentDesk,
  HaptikEntity,
  HaptikFailure,
  HaptikFallback,
  HaptikNode,
  handoff,
  type HandoffOutcome,
  type HandoffRequest,
} from 'nestjs-haptik';

/** Outcomes of a node method, and whether its circuit breaker counts each as a failure. */
export const COUNTS_AS_FAILURE = {
  exception: true,
  deadline: true,
  empty: true,
  invalid: true,
  reply: false,
  failure: false,
  refusal: false,
  wish: false,
} as const;
export type FlakyResult = keyof typeof COUNTS_AS_FAILURE;

/** Ends each call with the outcome that the entity `way` names, and counts the calls. */
@Injectable()
export class FlakyBot {
  readonly callCounts: Record<string, number> = {};

  @HaptikNode({ name: 'shaky', timeoutMs: 30 })
  shaky(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('shaky', way);
  }

  @HaptikNode({ name: 'touchy', timeoutMs: 30, breaker: { failureThreshold: 2 } })
  touchy(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('touchy', way);
  }

  @HaptikNode({ name: 'stubborn', breaker: false })
  stubborn(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('stubborn', way);
  }

  @HaptikNode({ name: 'for_returns', handoff: { team: 'returns' } })
  forReturns(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('for_returns', way);
  }

  @HaptikNode({ name: 'alone', handoff: false })
  alone(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('alone', way);
  }

  @HaptikFallback()
  fallback(@HaptikEntity('way') way: FlakyResult) {
    return this.answer('fallback', way);
  }

  private answer(node: string, way: FlakyResult): string {
    this.callCounts[node] = (this.callCounts[node] ?? 0) + 1;
    return RESULTS[way]() as string;
  }
}

const RESULTS: Readonly<Record<FlakyResult, () => unknown>> = {
  exception: () => {
    throw new Error('back end down');
  },
  deadline: () => new Promise(() => undefined),
  empty: () => '',
  invalid: () => 42n,
  reply: () => 'Fine.',
  failure: () => {
    throw new HaptikFailure('Out of stock.');
  },
  refusal: () => {
    throw new ForbiddenException();
  },
  wish: () => handoff(),
};

/** Accepts every handoff and records the requests. */
export class AcceptingAgentDesk extends AgentDesk {
  readonly requests: HandoffRequest[] = [];

  override handOff(request: HandoffRequest): Promise<HandoffOutcome> {
    this.requests.push(request);
    return Promise.resolve({ kind: 'delivered' });
  }
}
