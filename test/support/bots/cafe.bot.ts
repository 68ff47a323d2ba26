import { Injectable, Logger } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import {
  type Handoff,
  handoff,
  HaptikEntities,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  type Reply,
  reply,
} from 'nestjs-haptik';
import { button, field, form, link, openForm, say } from 'nestjs-haptik/hsl';

class OrderEntities {
  @IsString() drink!: string;
  @IsOptional() @IsInt() @Min(1) @Max(9) cups?: number;
}

/** A bot whose nodes make one conversation: a menu, an order by a form, and an agent. */
@Injectable()
export class CafeBot {
  readonly #logger = new Logger('Cafe');
  /** URL of the search, known when the application listens. */
  searchSource = '';

  @HaptikNode('menu')
  menu(): Reply {
    return reply(
      button('What would you like?', [
        say('Tea', 'Tea, please', { gogoMessage: 'order{drink:tea}' }),
        say('Something else'),
        link('Menu', 'https://cafe.example/menu'),
      ]),
    );
  }

  @HaptikNode('order')
  order(@HaptikEntities(OrderEntities) { drink, cups = 1 }: OrderEntities): Reply {
    this.#logger.log(`${cups} ${drink}`);
    return reply(`${cups} ${drink}`).conversation({ drink });
  }

  @HaptikNode('ask')
  ask(): Reply {
    return reply(
      form('Your order', [
        field('drink', 'search', { hint: 'Drink', searchSource: this.searchSource }),
        field('cups', 'text', { hint: 'Cups' }),
      ]),
      button('Or', [openForm('Feedback', 17)]),
    );
  }

  @HaptikNode('complain')
  complain(): Handoff {
    return handoff({ text: 'An agent will help.' });
  }

  @HaptikSearch('drinks')
  drinks(@HaptikSearchQuery() query: string): string[] {
    return ['Tea', 'Turkish coffee', 'Water'].filter((drink) => drink.startsWith(query));
  }
}
