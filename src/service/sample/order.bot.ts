import { Injectable } from '@nestjs/common';
import { HaptikEntities, HaptikNode, type HslElement, reply, type Reply } from '../../index.js';
import { type Order, OrderBackend } from './order.backend.js';
import { OrderEntities } from './order.entities.js';

/** Typed entities, a state update, a button, and a back end that may break. */
@Injectable()
export class OrderBot {
  constructor(private readonly orders: OrderBackend) {}

  @HaptikNode('order_status')
  async status(@HaptikEntities(OrderEntities) { orderId }: OrderEntities): Promise<Reply> {
    const order = await this.orders.find(orderId);
    return reply(`Order ${order.id} is ${order.state}.`, trackingButton(order)).conversation({
      last_order: order.id,
    });
  }
}

function trackingButton({ trackingUrl }: Order): HslElement {
  const track = {
    actionable_text: 'Track it',
    type: 'APP_ACTION',
    uri: 'LINK',
    is_default: 0,
    location_required: false,
    payload: { url: trackingUrl },
  };
  return { type: 'BUTTON', text: 'Where is it now?', data: { items: [track] } };
}
