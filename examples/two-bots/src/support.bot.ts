import { Injectable } from '@nestjs/common';
import { HaptikNode } from 'nestjs-haptik';

/** The nodes of the bot `support`. Two bots may have nodes of one name. */
@Injectable()
export class SupportBot {
  @HaptikNode({ name: 'greeting', bot: 'support' })
  greet() {
    return 'This is support. How can we help?';
  }
}
