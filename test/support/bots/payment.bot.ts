import { ForbiddenException, Injectable } from '@nestjs/common';
import { failure, handoff, HaptikEntity, HaptikNode, reply } from 'nestjs-haptik';

const dedupe = { windowMs: 60_000 };

/** Pays once for identical calls, and counts how often its methods ran. */
@Injectable()
export class PaymentBot {
  payments = 0;
  #entered: () => void = () => undefined;
  #opened: Promise<void> = Promise.resolve();

  /** Payments wait from now on. @returns when one has begun, and what ends them */
  hold(): { readonly entered: Promise<void>; readonly open: () => void } {
    let open = (): void => undefined;
    this.#opened = new Promise((resolve) => (open = resolve));
    const entered = new Promise<void>((resolve) => (this.#entered = resolve));
    return { entered, open };
  }

  @HaptikNode({ name: ['pay', 'transfer'], dedupe })
  async pay(@HaptikEntity('amount') amount: string) {
    const number = ++this.payments;
    this.#entered();
    await this.#opened;
    if (amount === 'throws') throw new Error('the bank is down');
    if (amount === 'forbidden') throw new ForbiddenException();
    if (amount === 'refused') return failure(`Payment ${number} was refused.`);
    if (amount === 'agent') return handoff({ text: `Payment ${number} needs a colleague.` });
    return reply(`Payment ${number} of ${amount}.`).conversation({ paid: amount });
  }

  @HaptikNode({ name: 'late', dedupe, timeoutMs: 30 })
  late(): Promise<string> {
    this.payments++;
    return new Promise(() => undefined);
  }

  @HaptikNode('count')
  count() {
    return `Counted ${++this.payments}.`;
  }
}
