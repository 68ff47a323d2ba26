import type { Channel } from 'nestjs-haptik/hsl';
import { type ReactNode, useMemo } from 'react';
import { type Direction, isRightToLeft } from '../text/text.direction.js';
import { getChannelLook } from './channel.look.js';
import { ChatSettingsContext } from './chat.context.js';
import { CHAT_LABELS, type ChatLabels } from './chat.labels.js';
import './channel.colors.css';
import classes from './chat.screen.module.css';

interface ChatScreenProps {
  readonly channel: Channel;
  /** Name for screen readers. */
  readonly label: string;
  /** Language tag of the messages. */
  readonly language: string;
  /** Defaults to the direction of the language. */
  readonly direction?: Direction;
  /** Sample texts around the text that is shown; drawn in gray. */
  readonly contextTexts?: ReadonlySet<string>;
  /** Whether images are loaded; otherwise a frame is drawn. */
  readonly loadsImages?: boolean;
  readonly labels?: ChatLabels;
  /** Shown above the messages, as the name of the other side is in chat apps. */
  readonly title?: string;
  readonly className?: string;
  /** Messages, or a transcript. */
  readonly children: ReactNode;
}

const NO_TEXTS: ReadonlySet<string> = new Set();

/** A chat in the colors and shapes of a channel. */
export function ChatScreen(props: ChatScreenProps) {
  const { channel, label, language, direction, title, className, children } = props;
  const { contextTexts = NO_TEXTS, loadsImages = true, labels = CHAT_LABELS } = props;
  const look = useMemo(() => getChannelLook(channel), [channel]);
  const settings = useMemo(
    () => ({ channel, look, language, labels, contextTexts, loadsImages }),
    [channel, look, language, labels, contextTexts, loadsImages],
  );
  return (
    <ChatSettingsContext value={settings}>
      <figure
        className={[classes.screen, className].join(' ')}
        data-chat={look.palette}
        aria-label={label}
        lang={language}
        dir={direction ?? (isRightToLeft(language) ? 'rtl' : 'ltr')}
      >
        {title !== undefined && (
          <figcaption className={classes.title}>
            <span className={classes.avatar} aria-hidden>
              {Array.from(title)[0]}
            </span>
            <bdi>{title}</bdi>
          </figcaption>
        )}
        {children}
      </figure>
    </ChatSettingsContext>
  );
}
