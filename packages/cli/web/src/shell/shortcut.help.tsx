import { Group, Kbd, Stack, Switch, Text } from '@mantine/core';
import { PlaygroundDialog } from './playground.dialog.js';
import { SHORTCUT_LIST } from './shortcut.list.js';
import { useSingleKeys } from './single.keys.hook.js';

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();
  return (
    <PlaygroundDialog title="Keyboard shortcuts" onClose={onClose}>
      <Stack gap="xs">
        {SHORTCUT_LIST.map(([keys, what]) => (
          <Group key={what} justify="space-between" wrap="nowrap">
            <Text size="sm">{what}</Text>
            <Group gap={4} wrap="nowrap">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
        <Switch
          mt="sm"
          label="Shortcuts of a single key"
          description="Turn them off if you dictate, or press keys by accident."
          checked={hasSingleKeys}
          onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
        />
      </Stack>
    </PlaygroundDialog>
  );
}
