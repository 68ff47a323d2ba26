import { Injectable } from '@nestjs/common';
import { HaptikEntity, HaptikNode } from 'nestjs-haptik';

/** The nodes of the bot `shop`. */
@Injectable()
export class ShopBot {
  @HaptikNode({ name: 'product_price', bot: 'shop' })
  price(@HaptikEntity('product') product: string) {
    return `The ${product} costs ₹ 899.`;
  }

  @HaptikNode({ name: 'greeting', bot: 'shop' })
  greet() {
    return 'Welcome to the shop. What are you looking for?';
  }
}
