import { IconList } from '@tabler/icons-react';
import type { Actionable } from 'nestjs-haptik/hsl';
import { useId, useState } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import type { ElementPath } from '../chat/chat.handlers.js';
import { ActionButton } from './action.button.js';
import choiceClasses from './choices.module.css';

interface ListMessageProps {
  readonly choices: readonly Actionable[];
  readonly path: ElementPath;
}

/** One button that opens the choices as a list. */
export function ListMessage({ choices, path }: ListMessageProps) {
  const { labels } = useChatSettings();
  const isInteractive = useMessageActions() !== undefined;
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const content = (
    <>
      <IconList className={choiceClasses.actionIcon ?? ''} size={16} stroke={1.8} aria-hidden />
      {labels.choose}
    </>
  );
  return (
    <div className={choiceClasses.buttons} role="group" aria-label={labels.buttons}>
      {isInteractive ? (
        <button
          type="button"
          className={choiceClasses.button}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setOpen(!isOpen)}
        >
          {content}
        </button>
      ) : (
        <div className={choiceClasses.button}>{content}</div>
      )}
      <ul id={listId} className={choiceClasses.listRows} hidden={isInteractive && !isOpen}>
        {Array.from(choices.entries(), ([index, actionable]) => (
          <li key={index}>
            <ActionButton actionable={actionable} path={[...path, index]} />
          </li>
        ))}
      </ul>
    </div>
  );
}
