import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { hasOpenOverlay } from '@nestjs-haptik/ui';
import { useCalls, useRunStep, useSelectedRun } from '../app/runs.hook.js';
import { type Region, usePage } from '../app/page.context.js';
import { useChannelStep } from '../chat/channel.hook.js';
import { MESSAGE_INPUT_ID } from '../chat/message.input.id.js';
import { useSender } from '../call/send.hook.js';
import { NODE_PICKER_ID } from '../call/node.picker.id.js';
import { useSingleKeys } from './single.keys.hook.js';

/** Handles the keyboard shortcuts of the page. Those with Alt also work in text fields. */
export function Shortcuts() {
  const { showRegion, openDialog } = usePage();
  const { repeat } = useCalls();
  const { send } = useSender();
  const [hasSingleKeys] = useSingleKeys();
  const selected = useSelectedRun();
  const stepRun = useRunStep();
  const stepChannel = useChannelStep();
  const goTo = (region: Region) => () => showRegion(region, { focus: true });
  const focusIn = (region: Region, id: string): void => {
    showRegion(region);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  useHotkeys(
    whenNoDialog([
      ['mod+Enter', () => send()],
      ['alt+KeyN', () => focusIn('call', NODE_PICKER_ID)],
      ['alt+KeyC', () => stepChannel(1)],
      ['alt+shift+KeyC', () => stepChannel(-1)],
      ['alt+ArrowUp', () => stepRun(-1)],
      ['alt+ArrowDown', () => stepRun(1)],
      ['alt+KeyR', () => selected && repeat.mutate({ id: selected.id })],
      ['alt+KeyA', () => selected && openDialog('export')],
      ['alt+KeyJ', goTo('call')],
      ['alt+KeyK', goTo('chat')],
      ['alt+KeyL', goTo('inspector')],
    ]),
    [],
  );
  useHotkeys(
    hasSingleKeys
      ? whenNoDialog([
          ['/', () => focusIn('chat', MESSAGE_INPUT_ID)],
          ['?', () => openDialog('shortcuts')],
          ['shift+?', () => openDialog('shortcuts')],
        ])
      : [],
  );
  return null;
}

/** A dialog has its own keys. */
function whenNoDialog(items: readonly (readonly [string, () => unknown])[]): HotkeyItem[] {
  return items.map(([keys, handle]) => [
    keys,
    () => {
      if (!hasOpenOverlay()) handle();
    },
    { usePhysicalKeys: keys.includes('Key') },
  ]);
}
