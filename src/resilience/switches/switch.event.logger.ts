import { Injectable, Logger } from '@nestjs/common';
import type { SwitchMode } from '../../options/haptik.event.js';
import { HaptikEventEmitter } from '../../options/events/haptik.event.emitter.js';
import { quote } from '../../payload/quote.js';
import type { SwitchKey } from './switch.record.js';

const EFFECT_OF_MODE: Readonly<Record<SwitchMode, string>> = {
  normal: 'methods are called',
  fallback: 'methods are not called, and users read the text "unavailable"',
  handoff: 'methods are not called, and chats are handed off',
};

/** Logs every changed switch, of this or another replica, and emits an event. */
@Injectable()
export class SwitchEventLogger {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly events: HaptikEventEmitter) {}

  /** @param mode the mode from now on */
  modeChanged({ bot, node }: SwitchKey, mode: SwitchMode): void {
    const name = node === undefined ? quote(bot) : `${quote(bot)}, node ${quote(node)}`;
    const level = mode === 'normal' ? 'log' : 'warn';
    this.#logger[level](`Bot ${name}: switched to ${mode}, ${EFFECT_OF_MODE[mode]}`);
    this.events.emit({ type: 'switch.changed', bot, node, mode });
  }
}
