import { ActionIcon, TextInput } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import type { ActionResult } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useCalls } from '../app/runs.hook.js';
import classes from './chat.module.css';
import { MESSAGE_INPUT_ID } from './message.input.id.js';

interface MessageInputProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onResult: (result: ActionResult) => void;
}

/** What the user of the bot types. The flow decides which node answers. */
export function MessageInput({ text, onChange, onResult }: MessageInputProps) {
  const { conversation } = usePlayground();
  const { say } = useCalls(onResult);
  return (
    <form
      className={classes.input}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '' || say.isPending) return;
        say.mutate({ text: text.trim() }, { onSuccess: () => onChange('') });
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
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
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
