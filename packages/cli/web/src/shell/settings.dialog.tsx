import { Button, Group, NumberInput, Radio, Stack, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/playground.api.js';
import type { PlatformStatus, PlaygroundSettings, SettingsPatch } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useAction } from '../app/action.hook.js';
import { PlaygroundDialog } from './playground.dialog.js';

const PLATFORM_OPTIONS: Readonly<Record<PlatformStatus, readonly [string, string]>> = {
  up: ['Works', 'Handoffs and other calls of your app are answered.'],
  down: ['Down', 'Connections are refused: a handoff must wait and be retried.'],
  errors: ['Errors', 'Each request gets 503.'],
  slow: ['Slow', 'Each response takes longer than your app should wait.'],
  'dropped-responses': [
    'Loses responses',
    'Requests are handled, but the response never arrives: retrying may hand off twice.',
  ],
};

/** How the platform around the bot behaves. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { settings } = usePlayground();
  const [changed, setChanged] = useState<SettingsPatch>({});
  const shown: PlaygroundSettings = { ...settings, ...changed };
  const save = useAction((patch: SettingsPatch) => api.patch('settings', patch), {
    onSuccess: onClose,
  });
  const change = (patch: SettingsPatch): void => setChanged((old) => ({ ...old, ...patch }));
  return (
    <PlaygroundDialog title="Platform and bot break" onClose={onClose} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(changed);
        }}
      >
        <Stack>
          <Radio.Group
            label="Platform API"
            description="What your app meets when it hands a chat off."
            value={shown.platform}
            onChange={(platform) => change({ platform })}
          >
            <Stack gap="xs" mt="xs">
              {Object.entries(PLATFORM_OPTIONS).map(([value, [label, description]]) => (
                <Radio key={value} value={value} label={label} description={description} />
              ))}
            </Stack>
          </Radio.Group>
          <Switch
            label="Human assistance"
            description="On: a bot break hands the chat off to an agent. Off: the user gets the message below."
            checked={shown.humanAssistance}
            onChange={({ currentTarget }) => change({ humanAssistance: currentTarget.checked })}
          />
          <Textarea
            label="Message at a bot break"
            autosize
            dir="auto"
            value={shown.botBreakMessage}
            onChange={({ currentTarget }) => change({ botBreakMessage: currentTarget.value })}
          />
          <NumberInput
            label="Time limit of the platform"
            description="Haptik breaks the bot after 30 seconds. Less makes waiting shorter here."
            suffix=" s"
            min={1}
            max={30}
            value={shown.timeoutMs / 1000}
            onChange={(seconds) => change({ timeoutMs: Math.round(Number(seconds) * 1000) })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </PlaygroundDialog>
  );
}
