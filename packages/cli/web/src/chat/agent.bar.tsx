import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/playground.api.js';
import type { AgentMessageInput } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useAction } from '../app/action.hook.js';
import classes from './chat.module.css';

/** Lets the developer be the agent of a chat that was handed off. */
export function AgentBar() {
  const { team } = usePlayground().conversation;
  const [text, setText] = useState('');
  const input: AgentMessageInput = { text };
  const write = useAction(() => api.post('conversation/agent-message', input), {
    onSuccess: () => setText(''),
  });
  const complete = useAction(() => api.post('conversation/complete'));
  return (
    <form
      className={classes.agent}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') write.mutate();
      }}
    >
      <Group gap={8} wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          dir="auto"
          aria-label="Write as the agent"
          placeholder={`Write as the agent${team === undefined ? '' : ` of ${team}`}…`}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={text.trim() === ''}>
          Send
        </Button>
        <Button size="xs" variant="default" onClick={() => complete.mutate()}>
          Complete
        </Button>
      </Group>
    </form>
  );
}
