import { Injectable } from '@nestjs/common';

export interface Order {
  readonly state: 'packing' | 'shipped';
  readonly trackingUrl: string;
}

/** Orders in memory. Replace it with the client of your order system. */
@Injectable()
export class OrdersService {
  private readonly orders = new Map<string, Order>([
    ['A17', { state: 'shipped', trackingUrl: 'https://shop.example/track/A17' }],
    ['A18', { state: 'packing', trackingUrl: 'https://shop.example/track/A18' }],
  ]);

  find(id: string): Promise<Order | undefined> {
    return Promise.resolve(this.orders.get(id));
  }
}
