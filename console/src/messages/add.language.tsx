import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.client.js';
import type { Overview } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { useText } from '../texts/text.hook.js';
import { OVERVIEW_KEY } from './messages.queries.js';

/** A small form for a language that the bot does not speak yet. */
export function AddLanguage({ onAdded }: { onAdded: (language: string) => void }) {
  const text = useText();
  const client = useQueryClient();
  const [tag, setTag] = useState('');
  const add = useMutation({
    mutationFn: (language: string) => api.post<Overview>('copy/languages', { language }),
    onSuccess: (overview, language) => {
      client.setQueryData(OVERVIEW_KEY, overview);
      setTag('');
      onAdded(language);
    },
  });
  const submit = (): void => add.mutate(tag.trim().toLowerCase());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Group gap={6} align="flex-start" wrap="nowrap">
        <TextInput
          flex={1}
          label={text('messages.language.new')}
          placeholder="mr"
          description={text('messages.language.tag')}
          value={tag}
          onChange={({ currentTarget }) => setTag(currentTarget.value)}
          error={isProblem(add.error) ? add.error.message : undefined}
        />
      </Group>
      <Button
        type="submit"
        variant="default"
        fullWidth
        mt={8}
        disabled={tag.trim() === ''}
        loading={add.isPending}
      >
        {text('messages.language.add')}
      </Button>
    </form>
  );
}
