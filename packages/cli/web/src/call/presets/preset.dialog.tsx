import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/playground.api.js';
import type { Preset } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { useAction } from '../../app/action.hook.js';
import { usePage } from '../../app/page.context.js';
import { PlaygroundDialog } from '../../shell/playground.dialog.js';
import { draftBody } from '../call.draft.js';
import { findFreeName, listPrivateParts, toPresetInput } from './preset.input.js';

const put = ({ name, input }: Preset): Promise<void> =>
  api.put(`presets/${encodeURIComponent(name)}`, input);

export function PresetDialog({ onClose }: { onClose: () => void }) {
  return (
    <PlaygroundDialog title="Presets" onClose={onClose}>
      <Stack>
        <NewPreset onSaved={onClose} />
        <PresetList />
      </Stack>
    </PlaygroundDialog>
  );
}

function NewPreset({ onSaved }: { onSaved: () => void }) {
  const { presets, conversation, file } = usePlayground();
  const { draft } = usePage();
  const [text, setName] = useState(() => findFreeName(draft.node, presets));
  const [hasPrivateParts, setPrivateParts] = useState(false);
  const save = useAction(put, { onSuccess: onSaved });
  const name = text.trim();
  const isTaken = presets.some((preset) => preset.name === name);
  const isBodyKept = draft.mode === 'json' && draftBody(draft) !== undefined;
  // They may be in the body, which is kept with all values.
  const privateParts = isBodyKept ? [] : listPrivateParts(conversation);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name, input: toPresetInput(draft, conversation, hasPrivateParts) });
      }}
    >
      <Stack gap="xs">
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            data-autofocus
            dir="auto"
            label="Save the call in the editor as"
            value={text}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button
            type="submit"
            {...(isTaken && { color: 'red' })}
            disabled={name === '' || draft.node === ''}
            loading={save.isPending}
          >
            {isTaken ? 'Replace' : 'Save'}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" role="status">
          {isTaken && 'There is a preset of this name, which it replaces. '}Kept in {file}, which
          you can commit.{isBodyKept && ' The body is kept as it is, with all values in it.'}
        </Text>
        {privateParts.length > 0 && (
          <Checkbox
            size="xs"
            label={`With ${privateParts.join(', ')}`}
            description="They may be secrets or personal data."
            checked={hasPrivateParts}
            onChange={({ currentTarget }) => setPrivateParts(currentTarget.checked)}
          />
        )}
      </Stack>
    </form>
  );
}

function PresetList() {
  const { presets } = usePlayground();
  const [removed, setRemoved] = useState<Preset>();
  const remove = useAction(async (preset: Preset) => {
    await api.delete(`presets/${encodeURIComponent(preset.name)}`);
    setRemoved(preset);
  });
  const restore = useAction(put, { onSuccess: () => setRemoved(undefined) });
  return (
    <>
      {presets.map((preset) => (
        <Group key={preset.name} justify="space-between" wrap="nowrap">
          <bdi>{preset.name}</bdi>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${preset.name}`}
            onClick={() => remove.mutate(preset)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
      ))}
      {removed && (
        <Group justify="space-between" wrap="nowrap" role="status">
          <Text size="sm">
            Removed <bdi>{removed.name}</bdi>.
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => restore.mutate(removed)}>
            Undo
          </Button>
        </Group>
      )}
    </>
  );
}
