import { Matches } from 'class-validator';
import { shopCopy } from '../copy/shop.copy.js';

export class OrderStatusEntities {
  @Matches(/^[A-Z]\d+$/, { message: shopCopy('order.invalid') })
  orderId!: string;
}
