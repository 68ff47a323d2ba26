import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Actionable, type FormElement, type FormField, text } from 'nestjs-haptik/hsl';
import { type ReactNode, useMemo } from 'react';
import { useChatSettings } from '../chat/chat.context.js';
import type { ChatHandlers, ElementPath, FormValues, SelectedItem } from '../chat/chat.handlers.js';
import { ChatMessage } from '../chat/chat.message.js';
import { FormattedText } from '../text/formatted.text.js';
import { detectDirection } from '../text/text.direction.js';
import type { BotChatEntry, ChatEntry } from './chat.entry.js';
import { EntryTime } from './entry.time.js';
import classes from './transcript.module.css';

/** A part of an entry: which element of the message, and the way to the part in it. */
export interface EntryPart {
  readonly entryId: string;
  readonly element: number;
  readonly path: ElementPath;
}

/** What happens when the user does something in a message of the bot. */
export interface EntryHandlers {
  /** `selected` has the items of a tab list. A link opens in a new tab as well. */
  readonly onPress: (
    actionable: Actionable,
    part: EntryPart,
    selected?: readonly SelectedItem[],
  ) => void;
  readonly onSubmit: (form: FormElement, values: FormValues, part: EntryPart) => void;
  /** The suggestions of a search field; rejects if they cannot be loaded. */
  readonly onSearch: (
    field: FormField,
    text: string,
    part: EntryPart,
  ) => Promise<readonly string[]>;
}

interface TranscriptEntryProps {
  readonly entry: ChatEntry;
  readonly handlers: EntryHandlers | undefined;
  /** Whether the user has written since. */
  readonly isPast: boolean;
  readonly detail: ReactNode;
}

/** One entry of a transcript, named by who sent it. */
export function TranscriptEntry({ entry, handlers, isPast, detail }: TranscriptEntryProps) {
  if (entry.sender === 'system')
    return (
      <div className={classes.systemEntry} data-tone={entry.tone ?? 'info'}>
        <span dir="auto">{entry.text}</span>
        {detail}
      </div>
    );
  return (
    <div className={classes.entry} data-sender={entry.sender}>
      <Sender entry={entry} />
      {entry.sender === 'bot' ? (
        <BotMessages entry={entry} handlers={handlers} isPast={isPast} />
      ) : (
        <OwnBubble text={entry.text} />
      )}
      {entry.sender === 'user' && entry.received !== undefined && (
        <div className={classes.received} dir="auto">
          → {entry.received}
        </div>
      )}
      <EntryTime at={entry.at} />
      {detail}
    </div>
  );
}

function Sender({ entry }: { entry: ChatEntry }) {
  const { labels } = useChatSettings();
  if (entry.sender === 'agent')
    return (
      <div className={classes.agentName}>
        <bdi>{entry.agent}</bdi> · {labels.agent}
      </div>
    );
  if (entry.sender === 'bot' && entry.isBotBreak)
    return (
      <div className={classes.breakName}>
        <IconAlertTriangle size={14} aria-hidden /> {labels.botBreak}
      </div>
    );
  return <VisuallyHidden>{entry.sender === 'user' ? labels.you : labels.bot}: </VisuallyHidden>;
}

function OwnBubble({ text: own }: { text: string }) {
  const { language } = useChatSettings();
  return (
    <div className={classes.ownBubble} dir={detectDirection(own, language)}>
      <FormattedText text={own} />
    </div>
  );
}

interface BotMessagesProps {
  readonly entry: BotChatEntry;
  readonly handlers: EntryHandlers | undefined;
  readonly isPast: boolean;
}

function BotMessages({ entry, handlers, isPast }: BotMessagesProps) {
  return (
    <div className={classes.messages} data-break={entry.isBotBreak || undefined}>
      {Array.from(entry.elements.entries(), ([index, element]) => (
        <BotMessage
          key={index}
          element={typeof element === 'string' ? text(element) : element}
          entryId={entry.id}
          index={index}
          handlers={handlers}
          isPast={isPast}
          isSent={entry.isSent ?? false}
        />
      ))}
    </div>
  );
}

interface BotMessageProps {
  readonly element: Exclude<BotChatEntry['elements'][number], string>;
  readonly entryId: string;
  readonly index: number;
  readonly handlers: EntryHandlers | undefined;
  readonly isPast: boolean;
  readonly isSent: boolean;
}

function BotMessage({ element, entryId, index, handlers, ...state }: BotMessageProps) {
  const messageHandlers = useMemo<ChatHandlers | undefined>(() => {
    if (!handlers) return undefined;
    const toPart = (path: ElementPath): EntryPart => ({ entryId, element: index, path });
    return {
      onPress: (actionable, path, selected) => handlers.onPress(actionable, toPart(path), selected),
      onSubmit: (form, values, path) => handlers.onSubmit(form, values, toPart(path)),
      onSearch: (field, query) => handlers.onSearch(field, query, toPart([])),
    };
  }, [handlers, entryId, index]);
  return <ChatMessage element={element} handlers={messageHandlers} {...state} />;
}
