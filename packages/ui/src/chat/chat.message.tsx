import { type HslElement, type KnownElement, isKind, parse } from 'nestjs-haptik/hsl';
import { type ReactNode, useMemo } from 'react';
import { ButtonMessage, TextMessage } from '../elements/choice.message.js';
import { CardRow } from '../elements/card.row.js';
import { FormMessage } from '../form/form.message.js';
import { AppElement, SystemLine, UnknownElement } from '../elements/app.elements.js';
import { ReceiptMessage } from '../elements/receipt.message.js';
import { TabListMessage } from '../elements/tab.list.message.js';
import { type MessageActions, MessageActionsContext } from './chat.context.js';
import type { ChatHandlers } from './chat.handlers.js';
import classes from './chat.screen.module.css';

interface ChatMessageProps {
  readonly element: HslElement;
  /** What users can do; without it, the message is only looked at. */
  readonly handlers?: ChatHandlers | undefined;
  /** Whether the user has written since, so that quick replies vanish. */
  readonly isPast?: boolean;
  /** Whether the user has sent the form. */
  readonly isSent?: boolean;
}

/** One element of a reply, drawn as the channel of the {@link ChatScreen} shows it. */
export function ChatMessage(props: ChatMessageProps) {
  const { element, handlers, isPast = false, isSent = false } = props;
  const actions = useMemo<MessageActions | undefined>(
    () => handlers && { ...handlers, isPast, isSent },
    [handlers, isPast, isSent],
  );
  return (
    <MessageActionsContext value={actions}>
      <div className={classes.message} data-kind={element.type}>
        {renderElement(parse(element) ?? element, element)}
      </div>
    </MessageActionsContext>
  );
}

function renderElement(parsed: HslElement, original: HslElement): ReactNode {
  const known = parsed as KnownElement;
  if (isKind(known, 'TEXT')) return <TextMessage element={known} />;
  if (isKind(known, 'BUTTON')) return <ButtonMessage element={known} />;
  if (isKind(known, 'CAROUSEL')) return <CardRow element={known} />;
  if (isKind(known, 'FORM')) return <FormMessage element={known} />;
  if (isKind(known, 'TAB_LIST')) return <TabListMessage element={known} />;
  if (isKind(known, 'RECEIPT')) return <ReceiptMessage element={known} />;
  if (isKind(known, 'SYSTEM')) return <SystemLine element={known} />;
  if (isKind(known, 'SILENT') || isKind(known, 'NATIVE_ACTION'))
    return <AppElement element={known} />;
  return <UnknownElement element={original} />;
}
