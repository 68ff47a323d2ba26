import { Controller, Get, Header, Injectable, Module, Param } from '@nestjs/common';
import { Matches } from 'class-validator';
import {
  type Handoff,
  HaptikConversationDetails,
  HaptikEntities,
  HaptikNode,
  type Reply,
  failure,
  handoff,
  reply,
} from 'nestjs-haptik';
import { button, card, carousel, link, say } from 'nestjs-haptik/hsl';
import { type Drawing, drawSvg } from './kettle.shop.images.js';

interface Order {
  readonly id: string;
  readonly product: string;
  readonly price: string;
  readonly image: Drawing;
  readonly state: string;
}

const ORDERS: readonly Order[] = [
  { id: 'A17', product: 'Blue kettle', price: '₹ 2,400', image: 'kettle', state: 'on its way' },
  { id: 'A18', product: 'Brass lamp', price: '₹ 14,900', image: 'lamp', state: 'being packed' },
  { id: 'A19', product: 'Two mugs', price: '₹ 650', image: 'mugs', state: 'delivered' },
];

class OrderStatusEntities {
  @Matches(/^[A-Z]\d+$/, { message: 'An order number is a letter and digits, such as A17.' })
  order_id!: string;
}

/** A shop as bots have one: cards with pictures, a remembered order, an agent for what is expensive. */
@Injectable()
export class OrderNodes {
  /** Where the pictures are. */
  baseUrl = '';

  @HaptikNode('order_list')
  list(): Reply {
    const cards = ORDERS.map(({ id, product, price, image, state }) =>
      card({
        title: product,
        subTitle: `${price} · ${state}`,
        image: `${this.baseUrl}/pictures/${image}.svg`,
        actionables: [say('Where is it?', `Where is order ${id}?{order_id:${id}}`)],
      }),
    );
    const options = { aspectRatio: 1.8 };
    return reply(carousel('Your orders', cards, options));
  }

  @HaptikNode('order_status')
  status(@HaptikEntities(OrderStatusEntities) { order_id: id }: OrderStatusEntities): Reply {
    const order = ORDERS.find((one) => one.id === id);
    if (!order) return failure(`I cannot find order ${id}. Please check the number.`);
    const element = button(`Your ${order.product.toLowerCase()} is ${order.state}.`, [
      link('Track it', `https://shop.example/track/${id}`),
      say('Return it'),
    ]);
    return reply(element).conversation({ last_order: id });
  }

  @HaptikNode('order_return')
  async return(@HaptikConversationDetails('last_order') id?: string): Promise<Reply | Handoff> {
    if (id === undefined) return failure('Which order would you like to return?');
    if (id === 'A18') return handoff({ text: 'A colleague takes over.' });
    return reply(`We collect order ${id} tomorrow.`).conversation({ last_order: undefined });
  }
}

@Controller('pictures')
class PictureController {
  @Get(':name.svg')
  @Header('Content-Type', 'image/svg+xml')
  draw(@Param('name') name: Drawing): string {
    return drawSvg(name);
  }
}

@Module({ providers: [OrderNodes], controllers: [PictureController] })
export class OrdersModule {}
