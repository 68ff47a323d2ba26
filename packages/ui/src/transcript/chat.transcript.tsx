import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useChatSettings } from '../chat/chat.context.js';
import type { ChatEntry } from './chat.entry.js';
import { type EntryHandlers, TranscriptEntry } from './transcript.entry.js';
import { useStickToEnd } from './stick.to.end.hook.js';
import { TypingIndicator } from './typing.indicator.js';
import classes from './transcript.module.css';

interface ChatTranscriptProps {
  readonly entries: readonly ChatEntry[];
  /** Name for screen readers. */
  readonly label: string;
  /** What users can do in the messages of the bot; without it, they are only looked at. */
  readonly handlers?: EntryHandlers;
  /** Whether a call runs. */
  readonly isTyping?: boolean;
  /** Shown below an entry, e.g. what was changed for the channel. */
  readonly renderDetail?: (entry: ChatEntry) => ReactNode;
  /** Shown instead of entries if there are none. */
  readonly children?: ReactNode;
}

/** Entries beyond this number are shown on request. */
const PAGE_SIZE = 100;

/** The messages of a conversation. Scrolls to new ones, unless the reader scrolled up. */
export function ChatTranscript(props: ChatTranscriptProps) {
  const { entries, label, handlers, isTyping = false, renderDetail, children } = props;
  const { labels } = useChatSettings();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const lastUserEntry = entries.findLastIndex(({ sender }) => sender === 'user');
  const { list, isAway, onScroll, goToEnd } = useStickToEnd(entries[lastUserEntry]?.id);
  const shown = entries.slice(-limit);
  const firstShown = entries.length - shown.length;
  return (
    <div className={classes.transcript}>
      {/* Scrolls by the arrow keys. */}
      <div
        ref={list}
        className={classes.scroller}
        role="log"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={classes.entries}>
          {entries.length === 0 && children}
          {shown.length < entries.length && (
            <button
              type="button"
              className={classes.earlier}
              onClick={() => setLimit(limit + PAGE_SIZE)}
            >
              {labels.earlier}
            </button>
          )}
          {Array.from(shown.entries(), ([index, entry]) => (
            <TranscriptEntry
              key={entry.id}
              entry={entry}
              handlers={handlers}
              isPast={firstShown + index < lastUserEntry}
              detail={renderDetail?.(entry)}
            />
          ))}
          {isTyping && <TypingIndicator />}
        </div>
      </div>
      {isAway && (
        <button type="button" className={classes.latest} onClick={goToEnd}>
          <IconArrowDown size={18} aria-hidden />
          <VisuallyHidden>{labels.latest}</VisuallyHidden>
        </button>
      )}
    </div>
  );
}
