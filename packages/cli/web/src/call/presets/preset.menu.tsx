import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/playground.api.js';
import type { ConversationState, Preset, RunInput } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { useAction } from '../../app/action.hook.js';
import { usePage } from '../../app/page.context.js';
import { PlaygroundDialog } from '../../shell/playground.dialog.js';
import { toCallDraft, toRunInput } from '../call.draft.js';
import { useConversationPatch } from '../conversation/conversation.patch.hook.js';

/** Calls saved by name: node, entities, user, state. */
export function PresetMenu() {
  const { presets } = usePlayground();
  const [isSaving, setSaving] = useState(false);
  const load = useLoadPreset();
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconBookmark size={15} aria-hidden />}
          >
            Presets
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {presets.length === 0 && <Menu.Label>Nothing saved yet</Menu.Label>}
          {presets.map((preset) => (
            <Menu.Item key={preset.name} onClick={() => load(preset)}>
              <bdi>{preset.name}</bdi>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setSaving(true)}
          >
            Save or remove presets…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSaving && <PresetDialog onClose={() => setSaving(false)} />}
    </>
  );
}

function useLoadPreset(): (preset: Preset) => void {
  const { changeDraft } = usePage();
  const patch = useConversationPatch();
  return ({ input }) => {
    changeDraft((draft) => toCallDraft(draft, input));
    const { user, language, devicePlatform } = input;
    const { conversationDetails, userDetails, envVariables } = input;
    patch({
      ...(user && { user }),
      ...(language !== undefined && { language }),
      ...(devicePlatform !== undefined && { devicePlatform }),
      ...(conversationDetails && { conversationDetails }),
      ...(userDetails && { userDetails }),
      ...(envVariables && { envVariables }),
    });
  };
}

function PresetDialog({ onClose }: { onClose: () => void }) {
  const { presets, conversation, file } = usePlayground();
  const { draft } = usePage();
  const [name, setName] = useState(draft.node);
  const save = useAction(
    (input: RunInput) => api.put(`presets/${encodeURIComponent(name.trim())}`, input),
    { onSuccess: onClose },
  );
  const remove = useAction((preset: string) => api.delete(`presets/${encodeURIComponent(preset)}`));
  return (
    <PlaygroundDialog title="Presets" onClose={onClose}>
      <Stack>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ ...toRunInput(draft), ...toPresetState(conversation) });
          }}
        >
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              data-autofocus
              dir="auto"
              label="Save the call in the editor as"
              description={`Kept in ${file}, which you can commit.`}
              inputWrapperOrder={['label', 'input', 'description']}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button
              type="submit"
              mb={22}
              disabled={name.trim() === '' || draft.node === ''}
              loading={save.isPending}
            >
              Save
            </Button>
          </Group>
        </form>
        {presets.map((preset) => (
          <Group key={preset.name} justify="space-between" wrap="nowrap">
            <bdi>{preset.name}</bdi>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${preset.name}`}
              onClick={() => remove.mutate(preset.name)}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </PlaygroundDialog>
  );
}

function toPresetState(conversation: ConversationState): Omit<RunInput, 'node'> {
  const { user, language, devicePlatform } = conversation;
  const { conversationDetails, userDetails, envVariables } = conversation;
  return { user, language, devicePlatform, conversationDetails, userDetails, envVariables };
}
