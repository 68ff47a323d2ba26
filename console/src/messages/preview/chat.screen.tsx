import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import type { HslElement } from '../../../../src/hsl/wire/hsl.element.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { detectDirection } from '../text.direction.js';
import { channelName } from './channels.js';
import { ChatElement } from './chat.element.js';
import classes from './preview.module.css';

interface ChatScreenProps {
  readonly channel: Channel;
  /** As the channel shows them. */
  readonly elements: readonly HslElement[];
  /** Words that only stand around the text. */
  readonly contextTexts: ReadonlySet<string>;
  readonly language: string;
  /** The text itself, which says where the chat begins. */
  readonly ownText: string;
}

/** A piece of a chat in the colours of a channel; what stands around the text is grey. */
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
