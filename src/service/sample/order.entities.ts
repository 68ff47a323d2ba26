import { Matches } from 'class-validator';

/** What `order_status` needs to know, checked before its method runs. */
export class OrderEntities {
  @Matches(/^\d{1,10}$/, { message: 'An order number has 1 to 10 digits. Please check yours.' })
  orderId!: string;
}
