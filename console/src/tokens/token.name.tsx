import { Code, Group, Text } from '@mantine/core';
import type { TokenView } from '../api/contract.js';
import { Mark } from '../people/mark.js';
import { useText } from '../texts/text.hook.js';

/** What a token is called, who made it, and why it does not work if it does not. */
export function TokenName({ token }: { token: TokenView }) {
  const text = useText();
  const { name, hint, createdBy, isStopped } = token;
  return (
    <>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {isStopped && <Mark color="red">{text('tokens.stopped')}</Mark>}
      </Group>
      <Text size="xs" c="dimmed">
        <Code>{hint}…</Code> {text('tokens.by', { name: createdBy })}
      </Text>
      {isStopped && <Text size="xs">{text('tokens.stopped.about', { name: createdBy })}</Text>}
    </>
  );
}
