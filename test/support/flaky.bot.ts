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

/** Ways a node method answers, and whether each is a failure to its circuit. */
export const WAYS = {
  exception: true,
  deadline: true,
  empty: true,
  invalid: true,
  reply: false,
  failure: false,
  refusal: false,
  wish: false,
} as const;
export type Way = keyof typeof WAYS;

/** Answers as the entity `way` says, and counts how often it was reached. */
@Injectable()
export class FlakyBot {
  readonly reached: Record<string, number> = {};

  @HaptikNode({ name: 'shaky', timeoutMs: 30 })
  shaky(@HaptikEntity('way') way: Way) {
    return this.answer('shaky', way);
  }

  @HaptikNode({ name: 'touchy', timeoutMs: 30, breaker: { failures: 2 } })
  touchy(@HaptikEntity('way') way: Way) {
    return this.answer('touchy', way);
  }

  @HaptikNode({ name: 'stubborn', breaker: false })
  stubborn(@HaptikEntity('way') way: Way) {
    return this.answer('stubborn', way);
  }

  @HaptikNode({ name: 'for_returns', handoff: { team: 'returns' } })
  forReturns(@HaptikEntity('way') way: Way) {
    return this.answer('for_returns', way);
  }

  @HaptikNode({ name: 'alone', handoff: false })
  alone(@HaptikEntity('way') way: Way) {
    return this.answer('alone', way);
  }

  @HaptikFallback()
  fallback(@HaptikEntity('way') way: Way) {
    return this.answer('fallback', way);
  }

  private answer(node: string, way: Way): string {
    this.reached[node] = (this.reached[node] ?? 0) + 1;
    return ANSWERS[way]() as string;
  }
}

const ANSWERS: Readonly<Record<Way, () => unknown>> = {
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

/** Moves every chat, and keeps what it was asked. */
export class WillingDesk extends AgentDesk {
  readonly asked: HandoffRequest[] = [];

  override handOver(request: HandoffRequest): Promise<HandoffOutcome> {
    this.asked.push(request);
    return Promise.resolve({ kind: 'moved' });
  }
}
