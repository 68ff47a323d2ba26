import type { Channel, HslElement } from 'nestjs-haptik/hsl';
import { useTranslate } from '../../i18n/translate.hook.js';
import { detectDirection } from '../languages/text.direction.js';
import { channelName } from './channels.js';
import { ChatElement } from './chat.element.js';
import classes from './preview.module.css';

interface ChatScreenProps {
  readonly channel: Channel;
  /** The elements as the channel shows them. */
  readonly elements: readonly HslElement[];
  /** The sample texts around the previewed text. */
  readonly contextTexts: ReadonlySet<string>;
  readonly language: string;
  /** The previewed text, which determines the direction of the chat. */
  readonly ownText: string;
}

/** Part of a chat in the colors of a channel. Sample texts are gray. */
export function ChatScreen({
  channel,
  elements,
  contextTexts,
  language,
  ownText,
}: ChatScreenProps) {
  const text = useTranslate();
  return (
    <figure
      className={classes.screen}
      data-channel={channel.startsWith('whatsapp') ? 'whatsapp' : channel}
      aria-label={text('preview.of', { channel: channelName(channel) })}
      lang={language}
      dir={detectDirection(ownText, language)}
    >
      {Array.from(elements.entries(), ([index, element]) => (
        <ChatElement key={index} element={element} contextTexts={contextTexts} />
      ))}
    </figure>
  );
}
