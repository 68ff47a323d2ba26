import type { ReactNode } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import { FormattedText } from '../text/formatted.text.js';
import { detectDirection } from '../text/text.direction.js';
import bubbleClasses from './bubble.module.css';

/** A text of an element, with markup and its own direction. Sample texts are gray. */
export function ChatText({ of }: { of: string }) {
  const { contextTexts, labels } = useChatSettings();
  const isInteractive = useMessageActions() !== undefined;
  return contextTexts.has(of) ? (
    <bdi className={bubbleClasses.context} data-context>
      {of}
    </bdi>
  ) : (
    <FormattedText text={of} hasLinks={isInteractive} linkNote={labels.newTab} />
  );
}

/** A label of a control, which cannot contain links. */
export function ChatLabel({ of }: { of: string }) {
  const { contextTexts } = useChatSettings();
  return contextTexts.has(of) ? (
    <bdi className={bubbleClasses.context} data-context>
      {of}
    </bdi>
  ) : (
    <bdi>
      <FormattedText text={of} />
    </bdi>
  );
}

/** A bubble with a text; nothing for an empty one. */
export function Bubble({ text, children }: { text: string; children?: ReactNode }) {
  const { contextTexts, language } = useChatSettings();
  if (text === '' && children === undefined) return null;
  const isContext = contextTexts.has(text);
  return (
    <div
      className={bubbleClasses.bubble}
      data-context={isContext || undefined}
      dir={isContext ? 'auto' : detectDirection(text, language)}
    >
      {isContext ? text : <ChatText of={text} />}
      {children}
    </div>
  );
}
