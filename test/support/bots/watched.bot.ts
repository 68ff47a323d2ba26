import { Injectable } from '@nestjs/common';
import { AgentDesk, HaptikFailure, HaptikNode, handoff, type HandoffOutcome } from 'nestjs-haptik';

/** A bot whose nodes fail in different ways, without a fallback. */
@Injectable()
export class WatchedBot {
  @HaptikNode('order_status')
  orderStatus(): string {
    return 'On its way.';
  }

  @HaptikNode({ name: 'refund', handoff: false })
  refund(): string {
    throw new Error('payment service down\n    at line two');
  }

  @HaptikNode({ name: 'stock', handoff: false })
  stock(): string {
    throw new HaptikFailure('Out of stock.');
  }

  @HaptikNode('agent')
  agent() {
    return handoff();
  }

  @HaptikNode('seldom')
  seldom(): string {
    return 'Hello.';
  }
}

/** A desk that cannot be reached, so that chats keep waiting. */
export class UnreachableAgentDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'unreachable', message: 'ECONNREFUSED' });
  }
}
