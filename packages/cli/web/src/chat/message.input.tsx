import { ActionIcon, TextInput } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ActionResult } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useCalls } from '../app/runs.hook.js';
import classes from './chat.module.css';
import { MESSAGE_INPUT_ID } from './message.input.id.js';

/** What the user of the bot types. The flow decides which node answers. */
export function MessageInput({ onResult }: { onResult: (result: ActionResult) => void }) {
  const { conversation } = usePlayground();
  const { say } = useCalls(onResult);
  const [text, setText] = useState('');
  return (
    <form
      className={classes.input}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        say.mutate({ text: text.trim() });
        setText('');
      }}
    >
      <TextInput
        id={MESSAGE_INPUT_ID}
        radius="xl"
        dir="auto"
        autoComplete="off"
        aria-label="Write as the user"
        placeholder={
          conversation.state === 'pending' ? 'Write to the agent…' : 'Write as the user…'
        }
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        rightSection={
          <ActionIcon
            type="submit"
            radius="xl"
            aria-label="Send the message"
            disabled={text.trim() === ''}
          >
            <IconSend2 size={16} />
          </ActionIcon>
        }
      />
    </form>
  );
}
