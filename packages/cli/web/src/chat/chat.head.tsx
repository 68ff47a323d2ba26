import { ActionIcon, Menu, Switch, Tooltip } from '@mantine/core';
import { IconCheck, IconDots, IconRefresh, IconUserPlus } from '@tabler/icons-react';
import { api } from '../api/playground.api.js';
import type { ChatState, ConversationState, ResetInput } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { ToneBadge, type Tone } from '../shell/tone.badge.js';
import { useAction } from '../app/action.hook.js';
import classes from './chat.module.css';

const STATES: Readonly<Record<ChatState, readonly [label: string, tone: Tone]>> = {
  bot: ['With the bot', 'accent'],
  pending: ['Pending', 'warning'],
  complete: ['Complete', 'success'],
};

const LEAVING = ['Handing off', 'warning'] as const;

/** State of the chat, and what changes it. */
export function ChatHead() {
  const { conversation, settings } = usePlayground();
  const patch = useAction((humanAssistance: boolean) => api.patch('settings', { humanAssistance }));
  // A team without a handoff is that of a countdown.
  const isLeaving = conversation.state === 'bot' && conversation.team !== undefined;
  const [label, tone] = isLeaving ? LEAVING : STATES[conversation.state];
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>Chat {conversation.no}</h2>
      <div role="status" className={classes.state}>
        <ToneBadge tone={tone}>
          {label}
          {conversation.state !== 'complete' && conversation.team !== undefined && (
            <bdi>: {conversation.team}</bdi>
          )}
        </ToneBadge>
      </div>
      <div className={classes.spacer} />
      <Tooltip
        multiline
        w={250}
        label="On: a bot break hands the chat off to an agent. Off: the user gets the message of a bot break."
      >
        <Switch
          size="xs"
          label="Human assistance"
          checked={settings.humanAssistance}
          onChange={({ currentTarget }) => patch.mutate(currentTarget.checked)}
        />
      </Tooltip>
      <ConversationMenu conversation={conversation} />
    </div>
  );
}

function ConversationMenu({ conversation }: { conversation: ConversationState }) {
  const reset = useAction((what: NonNullable<ResetInput['what']>) =>
    api.post('conversation/reset', { what }),
  );
  const complete = useAction(() => api.post('conversation/complete'));
  return (
    <Menu position="bottom-end" shadow="md" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Conversation">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => reset.mutate('conversation')}
        >
          New conversation
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => reset.mutate('user')}
        >
          New user, without state
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCheck size={16} aria-hidden />}
          disabled={conversation.state === 'complete'}
          onClick={() => complete.mutate()}
        >
          Complete the chat
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
