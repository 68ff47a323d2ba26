import { Injectable } from '@nestjs/common';
import { failure, HaptikEntities, HaptikNode, type NodeResult } from 'nestjs-haptik';
import { button, link, say } from 'nestjs-haptik/hsl';
import { orderStatusCopy } from './order-status.copy.js';
import { OrderStatusEntities } from './order-status.entities.js';
import { OrdersService } from './orders.service.js';

@Injectable()
export class OrderStatusNode {
  constructor(private readonly orders: OrdersService) {}

  @HaptikNode('order_status')
  async reply(
    @HaptikEntities(OrderStatusEntities) { orderId: id }: OrderStatusEntities,
  ): Promise<NodeResult> {
    const order = await this.orders.find(id);
    if (order === undefined) return failure(orderStatusCopy('order_status.unknown', { id }));
    return button(orderStatusCopy('order_status.reply', { id, state: order.state }), [
      link(orderStatusCopy('order_status.track'), order.trackingUrl),
      say(orderStatusCopy('order_status.another')),
    ]);
  }
}
