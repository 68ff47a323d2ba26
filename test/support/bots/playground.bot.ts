import { Inject, Injectable } from '@nestjs/common';
import { Matches } from 'class-validator';
import {
  type Handoff,
  HaptikEntities,
  HaptikEntity,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  type Reply,
  failure,
  handoff,
  reply,
} from 'nestjs-haptik';
import {
  type ButtonElement,
  type CarouselElement,
  type FormElement,
  button,
  card,
  carousel,
  details,
  field,
  form,
  link,
  messageBar,
  openForm,
  say,
  upload,
} from 'nestjs-haptik/hsl';

class OrderEntities {
  @Matches(/^\d{1,10}$/, { message: 'An order number has 1 to 10 digits.' })
  order_id!: string;
}

export const WEBHOOK_URL = Symbol('WEBHOOK_URL');

const CITIES = ['Agra', 'Pune', 'Puri'];

/** A shop with one node of each kind that the playground shows differently. */
@Injectable()
export class PlaygroundBot {
  readonly #isReleased = Promise.withResolvers<void>();

  constructor(@Inject(WEBHOOK_URL) private readonly url: string) {}

  @HaptikNode('welcome')
  welcome(): ButtonElement {
    return button('How can we help?', ['Track an order', 'Deliver it', 'Talk to a person']);
  }

  @HaptikNode('order_status')
  status(@HaptikEntities(OrderEntities) { order_id: id }: OrderEntities): Reply {
    const cards = ['Speaker', 'Powerbank'].map((title) =>
      card({
        title,
        subTitle: 'ordered on Friday',
        actionables: [link('Track it', 'https://orders.example/'), say(`Return the ${title}`)],
      }),
    );
    return reply(`Order ${id} is on its way.`, carousel('What is in it', cards)).conversation({
      last_order: id,
    });
  }

  @HaptikNode('delivery_address')
  ask(): FormElement {
    return form('Where shall we bring it?', [
      field('street', 'text', { hint: 'Street and number' }),
      field('city', 'search', { hint: 'City', searchSource: `${this.url}/search/cities` }),
    ]);
  }

  @HaptikNode('save_address')
  save(@HaptikEntity('street') street = '', @HaptikEntity('city') city = ''): Reply {
    if (city === '') return failure('In which city?');
    return reply(
      `We bring it to ${street}, ${city}.`,
      button('Shall we bring more?', [openForm('Yes', 17)]),
    );
  }

  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string): string[] {
    return CITIES.filter((city) => city.toLowerCase().startsWith(query.toLowerCase()));
  }

  @HaptikNode('talk_to_person')
  person(): Handoff {
    return handoff({ text: 'A colleague takes over.' });
  }

  @HaptikNode('kettle')
  kettle(): CarouselElement {
    const page = { title: 'Blue kettle', description: 'Boils in two minutes.' };
    return carousel('Our kettle', [
      card({
        title: 'Kettle',
        actionables: [
          details('Read more', page),
          messageBar('Ask about it', 'Is the kettle in stock?'),
          upload('Send the bill', 'document'),
        ],
      }),
    ]);
  }

  @HaptikNode('slow')
  async slow(): Promise<string> {
    await this.#isReleased.promise;
    return 'That took a while.';
  }

  /** Lets calls of the node `slow` end. */
  release(): void {
    this.#isReleased.resolve();
  }

  @HaptikNode('greeting_ar')
  greet(): ButtonElement {
    return button('كيف يمكننا مساعدتك اليوم؟', ['تتبع الطلب', 'التحدث إلى موظف']);
  }
}
