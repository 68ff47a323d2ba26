import type { Actionable, ButtonElement, TextElement } from 'nestjs-haptik/hsl';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import type { ElementPath } from '../chat/chat.handlers.js';
import { ActionButton } from './action.button.js';
import { Bubble } from './chat.text.js';
import { ListMessage } from './list.message.js';
import choiceClasses from './choices.module.css';

/** A text with quick replies. Most channels remove them once the user has answered. */
export function TextMessage({ element: { text, data } }: { element: TextElement }) {
  const { look } = useChatSettings();
  const isPast = useMessageActions()?.isPast ?? false;
  const replies = isPast && !look.keepsQuickReplies ? [] : data.quick_replies;
  return (
    <>
      <Bubble text={text} />
      <ChoiceList choices={replies} path={['data', 'quick_replies']} look="reply" />
    </>
  );
}

/** A text with buttons, which stay. */
export function ButtonMessage({ element: { text, data } }: { element: ButtonElement }) {
  return (
    <>
      <Bubble text={text} />
      <ChoiceList choices={data.items} path={['data', 'items']} look="button" />
    </>
  );
}

interface ChoiceListProps {
  readonly choices: readonly Actionable[];
  readonly path: ElementPath;
  readonly look: 'button' | 'reply';
}

/** The buttons or quick replies of a message, or a list message where a channel has no room for them. */
export function ChoiceList({ choices, path, look }: ChoiceListProps) {
  const { look: channelLook, labels } = useChatSettings();
  if (choices.length === 0) return null;
  if (choices.length > channelLook.maxInlineReplies)
    return <ListMessage choices={choices} path={path} />;
  return (
    <div
      className={look === 'button' ? choiceClasses.buttons : choiceClasses.replies}
      role="group"
      aria-label={look === 'button' ? labels.buttons : labels.quickReplies}
    >
      {Array.from(choices.entries(), ([index, actionable]) => (
        <ActionButton key={index} actionable={actionable} path={[...path, index]} look={look} />
      ))}
    </div>
  );
}
