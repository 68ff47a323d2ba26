import { Injectable } from '@nestjs/common';

export interface Order {
  readonly id: string;
  readonly product: string;
  readonly price: number;
  readonly state: 'packing' | 'shipped';
}

const ORDERS: ReadonlyMap<string, readonly Order[]> = new Map([
  [
    'asha',
    [
      { id: 'A17', product: 'Blue kettle', price: 899, state: 'shipped' },
      { id: 'A18', product: 'Silver phone', price: 42_999, state: 'packing' },
    ],
  ],
]);

/** The order system. This one has two orders of the user `asha`. */
@Injectable()
export class OrdersService {
  list(userName: string): Promise<readonly Order[]> {
    return Promise.resolve(ORDERS.get(userName) ?? []);
  }

  async find(userName: string, id: string): Promise<Order | undefined> {
    const orders = await this.list(userName);
    return orders.find((order) => order.id === id);
  }
}
