import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Preset } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import { toCallDraft } from '../call.draft.js';
import { useConversationPatch } from '../conversation/conversation.patch.hook.js';
import { PresetDialog } from './preset.dialog.js';
import { withPrivateFields } from './preset.input.js';

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
  const { conversation } = usePlayground();
  return ({ input }) => {
    changeDraft((draft) => toCallDraft(draft, input));
    const { user, language, devicePlatform } = input;
    const { conversationDetails, userDetails, envVariables } = input;
    patch({
      ...(user && { user: withPrivateFields(user, conversation.user) }),
      ...(language !== undefined && { language }),
      ...(devicePlatform !== undefined && { devicePlatform }),
      ...(conversationDetails && { conversationDetails }),
      ...(userDetails && { userDetails }),
      ...(envVariables && { envVariables }),
    });
  };
}
