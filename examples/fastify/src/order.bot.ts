import { Injectable } from '@nestjs/common';
import { HaptikEntity, HaptikNode } from 'nestjs-haptik';
import { button, link } from 'nestjs-haptik/hsl';

@Injectable()
export class OrderBot {
  @HaptikNode('order_status')
  status(@HaptikEntity('order_id') id: string) {
    return button(`Order ${id} is on its way.`, [link('Track it', `https://shop.example/${id}`)]);
  }
}
