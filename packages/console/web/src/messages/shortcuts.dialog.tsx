import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import type { TranslationKey } from '../i18n/en.js';

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);
export const COMMAND = IS_MAC ? '⌘' : 'Ctrl';

const SHORTCUTS: readonly (readonly [readonly string[], TranslationKey])[] = [
  [['/'], 'messages.shortcut.search'],
  [['↓'], 'messages.shortcut.list'],
  [['↑', '↓', '←', '→'], 'messages.shortcut.move'],
  [['Enter'], 'messages.shortcut.edit'],
  [['Space'], 'messages.shortcut.select'],
  [['Esc'], 'messages.shortcut.leave'],
  [[IS_MAC ? '⌥' : 'Alt', 'PgUp', 'PgDn'], 'messages.shortcut.next'],
  [[COMMAND, 'Enter'], 'messages.shortcut.publish'],
  [['?'], 'messages.shortcut.help'],
];

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useTranslate();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text('messages.shortcuts')}
      closeButtonProps={{ 'aria-label': text('ui.close') }}
    >
      <Stack gap="sm">
        {SHORTCUTS.map(([keys, name]) => (
          <Group key={name} justify="space-between">
            <Text>{text(name)}</Text>
            <Group gap={4}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
