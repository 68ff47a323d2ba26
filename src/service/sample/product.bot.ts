import { Injectable } from '@nestjs/common';
import { HaptikEntity, HaptikNode, type Reply, failure } from 'nestjs-haptik';
import { sampleCopy } from './sample.copy.js';

const PRICES: ReadonlyMap<string, string> = new Map([
  ['speaker', '₹ 2,499'],
  ['powerbank', '₹ 1,299'],
]);

/** The smallest node: one entity as input, a text as reply. */
@Injectable()
export class ProductBot {
  @HaptikNode('product_price')
  price(@HaptikEntity('product_name') product = ''): string | Reply {
    const price = PRICES.get(product.trim().toLowerCase());
    if (price === undefined) return failure(sampleCopy('product.unknown'));
    return sampleCopy('product.price', { product: product.trim().toLowerCase(), price });
  }
}
