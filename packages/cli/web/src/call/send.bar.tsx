import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconBug, IconChevronDown, IconSend2 } from '@tabler/icons-react';
import type { CallFault } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { usePlatformStatus } from '../app/platform.status.hook.js';
import { COMMAND } from '../shell/shortcut.list.js';
import { draftEntities } from './call.draft.js';
import classes from './call.module.css';
import { findMissing } from './entities/entity.draft.js';
import { readEntityDefinitions } from './entities/entity.schema.js';
import { FAULTS } from './fault.list.js';
import { findNode } from './find.node.js';
import { useSender } from './send.hook.js';

/** Sends the call, as it is or with a fault. */
export function SendBar() {
  const { nodes, conversation } = usePlayground();
  const { draft } = usePage();
  const { send, isReady, isPending, invalidFields } = useSender();
  const missing =
    draft.mode === 'form'
      ? findMissing(readEntityDefinitions(findNode(nodes, draft)?.entities), draftEntities(draft))
      : [];
  return (
    <div className={classes.send}>
      {missing.length > 0 && (
        <div className={classes.missing}>
          Without {missing.join(', ')}: Haptik would ask the user for it before it calls.
        </div>
      )}
      {conversation.state === 'pending' && (
        <div className={classes.missing}>
          The chat is with an agent: Haptik would call no node until it is complete.
        </div>
      )}
      {invalidFields.length > 0 && (
        <div className={classes.missing} data-tone="error" role="status">
          Correct {invalidFields.join(', ')} before you send.
        </div>
      )}
      <Group gap={0} wrap="nowrap">
        <Button
          flex={1}
          disabled={!isReady}
          loading={isPending}
          leftSection={<IconSend2 size={17} aria-hidden />}
          style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
          onClick={() => send()}
        >
          Send
          <span className={classes.kbd} aria-hidden>
            {COMMAND} ⏎
          </span>
        </Button>
        <FaultMenu isDisabled={!isReady} onChoose={send} />
      </Group>
    </div>
  );
}

interface FaultMenuProps {
  readonly isDisabled: boolean;
  readonly onChoose: (fault: CallFault) => void;
}

function FaultMenu({ isDisabled, onChoose }: FaultMenuProps) {
  return (
    <Menu position="top-end" shadow="md" width={310}>
      <Menu.Target>
        <ActionIcon
          size={36}
          variant="filled"
          disabled={isDisabled}
          aria-label="Send with a fault"
          style={{
            borderStartStartRadius: 0,
            borderEndStartRadius: 0,
            marginInlineStart: 1,
          }}
        >
          <IconChevronDown size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <IconBug size={13} aria-hidden /> Send with a fault
        </Menu.Label>
        {Object.entries(FAULTS).map(([fault, [label, effect]]) => (
          <Menu.Item key={fault} onClick={() => onChoose(fault as CallFault)}>
            <Text size="sm" fw={600}>
              {label}
            </Text>
            <Text size="xs" c="dimmed">
              {effect}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <PlatformItem />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Switches the emulated platform off and on: what a handoff of the app meets. */
function PlatformItem() {
  const { settings } = usePlayground();
  const { set } = usePlatformStatus();
  const isUp = settings.platform === 'up';
  return (
    <Menu.Item onClick={() => set(isUp ? 'down' : 'up')}>
      <Text size="sm" fw={600}>
        {isUp ? 'Platform down' : 'Platform up again'}
      </Text>
      <Text size="xs" c="dimmed">
        {isUp
          ? 'From now on, handoffs and other calls of your app to Haptik fail.'
          : 'Handoffs and other calls of your app to Haptik work again.'}
      </Text>
    </Menu.Item>
  );
}
