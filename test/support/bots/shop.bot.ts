import { Injectable } from '@nestjs/common';
import { HaptikNode } from 'nestjs-haptik';
import { shopCopy } from '../console/copy.console.host.js';

/** A node that fails, and one that replies with a stored text. */
@Injectable()
export class ShopBot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }

  @HaptikNode('track')
  track(): string {
    return shopCopy('order.track');
  }
}
