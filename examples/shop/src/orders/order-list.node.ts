import { Injectable } from '@nestjs/common';
import { type CallUser, HaptikNode, HaptikUser, type Reply, reply } from 'nestjs-haptik';
import { card, carousel, say } from 'nestjs-haptik/hsl';
import { shopCopy } from '../copy/shop.copy.js';
import { OrdersService } from './orders.service.js';

/** The orders of the user, a card each. */
@Injectable()
export class OrderListNode {
  constructor(private readonly orders: OrdersService) {}

  @HaptikNode('order_list')
  async list(@HaptikUser() user: CallUser): Promise<Reply> {
    const orders = await this.orders.list(user.userName ?? '');
    if (orders.length === 0) return reply(shopCopy('orders.none'));
    const cards = orders.map(({ id, product, price }) =>
      card({
        title: product,
        subTitle: `₹ ${price}`,
        actionables: [say(shopCopy('order.details'), `Where is order ${id}?`)],
      }),
    );
    return reply(carousel(shopCopy('orders.list', { count: orders.length }), cards));
  }
}
