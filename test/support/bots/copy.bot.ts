import { Injectable } from '@nestjs/common';
import {
  failure,
  handoff,
  HaptikCall,
  HaptikFailure,
  HaptikNode,
  HaptikSearch,
  type NodeResult,
  NodeCall,
  reply,
  type SearchSuggestion,
} from 'nestjs-haptik';
import { defineCopy } from 'nestjs-haptik/copy';
import { button, card, carousel, say } from 'nestjs-haptik/hsl';

export const copy = defineCopy({
  'shop.price': {
    text: 'The {product} costs {price}.',
    description: 'the answer to what something costs',
    usedAs: 'text',
    sample: { product: 'speaker', price: '₹ 2,499' },
  },
  'shop.more': {
    text: 'Tell "me" more',
    description: 'a button below a product',
    usedAs: 'button',
  },
  'shop.sorry': { text: 'Sorry!', description: 'when something broke', usedAs: 'text' },
  'shop.parts': {
    text: '{n, plural, one {# part} other {# parts}}, {n, number}, {day, date, ::yyyyMMMMd}',
    description: 'how many parts there are since when',
    usedAs: 'text',
    sample: { n: 2, day: new Date(0) },
  },
});

/** A bot that sends its texts to users in every possible way. */
@Injectable()
export class CopyBot {
  @HaptikNode('text')
  text(@HaptikCall() call: NodeCall): NodeResult {
    return copy('shop.price', { product: call.entity('product') ?? 'speaker', price: '₹ 5' });
  }

  @HaptikNode('carousel')
  carousel(): NodeResult {
    const more = say(copy('shop.more'), copy('shop.more'));
    return carousel(copy('shop.sorry'), [card({ title: copy('shop.more'), actionables: [more] })]);
  }

  @HaptikNode('json')
  json(): NodeResult {
    return JSON.stringify(button(copy('shop.sorry'), [say(copy('shop.more'))]));
  }

  @HaptikNode('failure')
  failure(): NodeResult {
    throw new HaptikFailure(copy('shop.sorry'), `${copy('shop.more')} and ${copy('shop.sorry')}`);
  }

  @HaptikNode('state')
  state(): NodeResult {
    const text = copy('shop.more');
    return reply('x').conversation({ last: text, gone: undefined }).user({ last: text });
  }

  @HaptikNode('handoff')
  handoff(): NodeResult {
    return handoff({ text: copy('shop.sorry') });
  }

  @HaptikNode('numbers')
  numbers(): NodeResult {
    return copy('shop.parts', { n: 123_456, day: new Date('2026-03-01T20:00:00Z') });
  }

  @HaptikNode('nested')
  nested(): NodeResult {
    return copy('shop.price', { product: copy('shop.more'), price: '*_1_*' });
  }

  @HaptikNode('broken')
  broken(): NodeResult {
    throw new Error('broken');
  }

  @HaptikNode('changed')
  changed(): NodeResult {
    return failure(copy('shop.sorry').slice(0, 60));
  }

  @HaptikSearch('things')
  things(): SearchSuggestion[] {
    return [{ title: copy('shop.more') }, { title: copy('shop.sorry'), id: 1 } as SearchSuggestion];
  }
}
