import { Injectable } from '@nestjs/common';

export interface OrderItem {
  readonly name: string;
  readonly price: string;
  readonly picture: string;
}

export interface Order {
  readonly id: string;
  readonly state: 'shipped' | 'packing';
  readonly trackingUrl: string;
  readonly items: readonly OrderItem[];
}

const ITEMS: readonly OrderItem[] = [
  { name: 'Speaker', price: '₹ 2,499', picture: 'https://orders.example/speaker.png' },
  { name: 'Powerbank', price: '₹ 1,299', picture: 'https://orders.example/powerbank.png' },
];

/** A fake order system. It fails for order 500. */
@Injectable()
export class OrderBackend {
  find(id: string): Promise<Order> {
    if (id === '500') return Promise.reject(new Error('the order system answered 500'));
    const state = Number(id) % 2 === 0 ? 'shipped' : 'packing';
    return Promise.resolve({
      id,
      state,
      trackingUrl: `https://orders.example/${id}`,
      items: ITEMS,
    });
  }
}
