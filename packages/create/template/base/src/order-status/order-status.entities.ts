import { Matches } from 'class-validator';
import { orderStatusCopy } from './order-status.copy.js';

/** What the node needs to know. The entity `order_id` of Haptik is `orderId` here. */
export class OrderStatusEntities {
  @Matches(/^[A-Z]\d+$/, { message: orderStatusCopy('order_status.invalid') })
  orderId!: string;
}
