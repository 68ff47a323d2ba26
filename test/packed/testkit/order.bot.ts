import { Injectable } from '@nestjs/common';
import { handoff, HaptikEntity, HaptikNode, reply } from 'nestjs-haptik';
import { button } from 'nestjs-haptik/hsl';

@Injectable()
export class OrderBot {
  @HaptikNode('order_status')
  status(@HaptikEntity('order_id') id: string) {
    return reply(`Order ${id} is on its way.`, button('What next?', ['Cancel'])).conversation({
      last_order: id,
    });
  }

  @HaptikNode('cancel_order')
  cancel() {
    return handoff({ team: 'returns', text: 'A colleague cancels it.' });
  }

  @HaptikNode({ name: 'slow_report', timeoutMs: 15_000 })
  report(): Promise<string> {
    return new Promise(() => undefined);
  }
}
