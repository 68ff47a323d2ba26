import { Injectable } from '@nestjs/common';
import {
  type CallUser,
  failure,
  type Handoff,
  handoff,
  HaptikConversationDetails,
  HaptikNode,
  HaptikUser,
  type Reply,
  reply,
} from 'nestjs-haptik';
import { shopCopy } from '../copy/shop.copy.js';
import { OrdersService } from './orders.service.js';

/** From this price on, an agent handles the return. */
const EXPENSIVE = 10_000;

/** Returns the order that the conversation is about. */
@Injectable()
export class OrderReturnNode {
  constructor(private readonly orders: OrdersService) {}

  @HaptikNode('order_return')
  async book(
    @HaptikUser() user: CallUser,
    @HaptikConversationDetails('last_order') id?: string,
  ): Promise<Reply | Handoff> {
    const order = id === undefined ? undefined : await this.orders.find(user.userName ?? '', id);
    if (order === undefined) return failure(shopCopy('return.which'));
    if (order.price >= EXPENSIVE) return handoff({ team: 'returns' });
    return reply(shopCopy('return.booked', { id: order.id })).conversation({
      last_order: undefined,
    });
  }
}
