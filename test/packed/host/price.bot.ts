import { Injectable } from '@nestjs/common';
import { HaptikEntity, HaptikNode } from 'nestjs-haptik';

@Injectable()
export class PriceBot {
  @HaptikNode('product_price')
  price(@HaptikEntity('product_name') product: string) {
    return `The ${product} costs ₹ 2,499.`;
  }
}
