import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActionResult, PressInput } from '../../api/page.contract.js';
import { useCalls } from '../../app/runs.hook.js';

const PICKERS = {
  gallery: 'the gallery, to send a picture',
  camera: 'the camera, to send a picture',
  document: 'a file picker, to send a document',
} as const;

interface FileFormProps {
  readonly picker: keyof typeof PICKERS;
  readonly pressed: PressInput;
  readonly onResult: (result: ActionResult, pressed?: PressInput) => void;
}

/** The file that the user would pick: its name or URL becomes the message. */
export function FileForm({ picker, pressed, onResult }: FileFormProps) {
  const [file, setFile] = useState('');
  const input = { ...pressed, file: file.trim() };
  const { press } = useCalls((result) => onResult(result, input));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        press.mutate(input);
      }}
    >
      <Stack gap={8}>
        <Text size="sm">
          The app opens {PICKERS[picker]}. Haptik does not document what a node gets of it.
        </Text>
        <Group gap={8} align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            dir="auto"
            label="Name or URL of the file"
            placeholder="https://files.example/bill.pdf"
            value={file}
            onChange={({ currentTarget }) => setFile(currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={input.file === ''} loading={press.isPending}>
            Send the file
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
