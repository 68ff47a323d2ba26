import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import type { HslElement } from '../../../../src/hsl/wire/hsl.element.js';
import { useText } from '../../texts/text.hook.js';
import { directionOf } from '../text.direction.js';
import { nameOf } from './channels.js';
import { ChatElement } from './chat.element.js';
import classes from './preview.module.css';

interface ChatScreenProps {
  readonly channel: Channel;
  /** As the channel shows them. */
  readonly elements: readonly HslElement[];
  /** Words that only stand around the text. */
  readonly around: ReadonlySet<string>;
  readonly language: string;
  /** The text itself, which says where the chat begins. */
  readonly words: string;
}

/** A piece of a chat in the colours of a channel; what stands around the text is grey. */
export function ChatScreen({ channel, elements, around, language, words }: ChatScreenProps) {
  const text = useText();
  return (
    <figure
      className={classes.screen}
      data-channel={channel.startsWith('whatsapp') ? 'whatsapp' : channel}
      aria-label={text('preview.of', { channel: nameOf(channel) })}
      lang={language}
      dir={directionOf(words, language)}
    >
      {Array.from(elements.entries(), ([place, element]) => (
        <ChatElement key={place} element={element} around={around} />
      ))}
    </figure>
  );
}
