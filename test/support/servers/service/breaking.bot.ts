import { Injectable } from '@nestjs/common';
import { HaptikNode } from 'nestjs-haptik';

/** A bot whose node fails, so that its chats are handed off. */
@Injectable()
export class BreakingBot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }
}
