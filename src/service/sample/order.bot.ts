import { Injectable } from '@nestjs/common';
import { Matches } from 'class-validator';
import { HaptikEntities, HaptikNode, type Reply, reply } from 'nestjs-haptik';
import { card, carousel, link, say } from 'nestjs-haptik/hsl';
import { OrderBackend } from './order.backend.js';
import { sampleCopy } from './sample.copy.js';

/** What `order_status` needs to know, checked before its method runs. */
class OrderEntities {
  @Matches(/^\d{1,10}$/, { message: 'An order number has 1 to 10 digits. Please check yours.' })
  orderId!: string;
}

/** Typed entities, a state update, a carousel, and a backend that may fail. */
@Injectable()
export class OrderBot {
  constructor(private readonly orders: OrderBackend) {}

  @HaptikNode('order_status')
  async status(@HaptikEntities(OrderEntities) { orderId }: OrderEntities): Promise<Reply> {
    const { id, state, trackingUrl, items } = await this.orders.find(orderId);
    const cards = items.map(({ name, price, picture }) =>
      card({
        title: name,
        subTitle: price,
        image: picture,
        actionables: [
          link(sampleCopy('order.track'), trackingUrl),
          say(`Return the ${name.toLowerCase()}`, `Return the ${name.toLowerCase()} of ${id}`),
        ],
      }),
    );
    const text = sampleCopy('order.state', { id, state: sampleCopy(`order.state.${state}`) });
    return reply(text, carousel(sampleCopy('order.items'), cards)).conversation({ last_order: id });
  }
}
