import { Injectable } from '@nestjs/common';
import {
  type CallUser,
  failure,
  HaptikEntities,
  HaptikNode,
  HaptikUser,
  type Reply,
  reply,
} from 'nestjs-haptik';
import { button, link, say } from 'nestjs-haptik/hsl';
import { shopCopy } from '../copy/shop.copy.js';
import { OrderStatusEntities } from './order-status.entities.js';
import { OrdersService } from './orders.service.js';

/** Where an order is. Remembers it, so that "Return it" needs no number. */
@Injectable()
export class OrderStatusNode {
  constructor(private readonly orders: OrdersService) {}

  @HaptikNode('order_status')
  async status(
    @HaptikEntities(OrderStatusEntities) { orderId: id }: OrderStatusEntities,
    @HaptikUser() user: CallUser,
  ): Promise<Reply> {
    const order = await this.orders.find(user.userName ?? '', id);
    if (order === undefined) return failure(shopCopy('order.unknown', { id }));
    const element = button(shopCopy('order.status', { id, state: order.state }), [
      link(shopCopy('order.track'), `https://shop.example/track/${id}`),
      say(shopCopy('order.return'), 'Return it'),
    ]);
    return reply(element).conversation({ last_order: id });
  }
}
