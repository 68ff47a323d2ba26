import { Injectable } from '@nestjs/common';
import {
  failure,
  handoff,
  HaptikCall,
  HaptikConversationDetails,
  HaptikEntity,
  HaptikNode,
  type NodeCall,
  reply,
} from 'nestjs-haptik';
import {
  button,
  card,
  carousel,
  field,
  form,
  link,
  openForm,
  say,
  share,
  shareLocation,
  text,
} from 'nestjs-haptik/hsl';

/** A bot with all that the test kit reads: elements, state, failures, handoffs and slow methods. */
@Injectable()
export class ParcelBot {
  @HaptikNode('parcel_status')
  status(@HaptikEntity('parcel_id') id: string | undefined, @HaptikCall() call: NodeCall) {
    if (id === undefined) return failure('Which parcel?');
    const language = call.language === 'hi' ? 'hi' : 'en';
    return `Parcel ${id} (${language}, ${call.platform.name ?? '?'}) is on its way.`;
  }

  @HaptikNode('menu')
  menu() {
    return reply(
      'What next?',
      button('Your parcel', [
        say('Track it', 'Track my parcel', { gogoMessage: 'track PK77' }),
        link('Invoice', 'https://shop.example/invoice/9'),
        share('Tell a friend', { message: 'Look' }),
        shareLocation('I am here'),
        openForm('Complain', 17),
      ]),
      carousel('Kettles', [
        card({ title: 'Blue kettle', actionables: [say('Buy', 'Buy the blue kettle')] }),
        card({ title: 'Red kettle', actionables: [say('Buy', 'Buy the red kettle')] }),
      ]),
      form('Delivery', [
        field('city', 'text', { hint: 'City?' }),
        field('slot', 'picker', { hint: 'When?', options: ['Morning', 'Evening'] }),
      ]),
      text('Anything else?', { quickReplies: ['No, thanks'] }),
    );
  }

  @HaptikNode('count')
  count(@HaptikConversationDetails() details: Record<string, unknown>) {
    const count = Number(details['count'] ?? 0) + 1;
    return reply(`Call ${count}`).conversation({ count });
  }

  @HaptikNode('echo_entities')
  echo(@HaptikCall() call: NodeCall) {
    return JSON.stringify(call.raw['entities']);
  }

  @HaptikNode('goodbye')
  goodbye() {
    return 'Goodbye!';
  }

  @HaptikNode('complaint')
  complaint() {
    return handoff({ team: 'complaints', text: 'A colleague is coming.' });
  }

  @HaptikNode('breaks')
  breaks(): string {
    throw new TypeError('the warehouse is down');
  }

  @HaptikNode({ name: 'slow', timeoutMs: 4_000 })
  slow(): Promise<string> {
    return new Promise(() => undefined);
  }
}
