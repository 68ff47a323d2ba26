import { type HslElement, button, card, carousel, field, form, say, text } from 'nestjs-haptik/hsl';
import type { CopyUse } from '../../api/contract.js';

/** The sample text around a text, translated. */
export interface SampleContext {
  readonly above: string;
  readonly other: string;
  readonly card: string;
  readonly cardSub: string;
  readonly cardLabel: string;
  readonly field: string;
}

/** A message with the text where it is used. */
export function sampleMessage(use: CopyUse, own: string, context: SampleContext): HslElement {
  const { above, other } = context;
  switch (use) {
    case 'text':
      return text(own);
    case 'button':
      return button(above, [own, other]);
    case 'buttonText':
      return button(own, [other]);
    case 'quickReply':
      return text(above, { quickReplies: [own, other] });
    case 'quickReplyText':
      return text(own, { quickReplies: [other] });
    case 'cardTitle':
      return sampleCarousel({ ...context, card: own });
    case 'cardSubTitle':
      return sampleCarousel({ ...context, cardSub: own });
    case 'cardLabel':
      return sampleCarousel({ ...context, cardLabel: own });
    case 'formTitle':
      return form(own, [field('field', 'text', { hint: context.field })]);
  }
}

function sampleCarousel({ card: title, cardSub, cardLabel }: SampleContext): HslElement {
  return carousel('', [
    card({ title, subTitle: cardSub, image: PICTURE, actionables: [say(cardLabel)] }),
  ]);
}

/** Never loaded: the preview shows a frame instead. */
const PICTURE = 'https://example.com/picture.png';
