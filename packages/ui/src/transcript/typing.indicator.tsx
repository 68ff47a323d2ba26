import { VisuallyHidden } from '@mantine/core';
import { useChatSettings } from '../chat/chat.context.js';
import classes from './transcript.module.css';

/** Three dots while a call runs. */
export function TypingIndicator() {
  const { labels } = useChatSettings();
  return (
    <div className={classes.typing} role="status">
      <span aria-hidden />
      <span aria-hidden />
      <span aria-hidden />
      <VisuallyHidden>{labels.typing}</VisuallyHidden>
    </div>
  );
}
