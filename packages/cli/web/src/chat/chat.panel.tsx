import { ChatScreen } from '@nestjs-haptik/ui';
import { CHANNELS } from 'nestjs-haptik/hsl';
import { useState } from 'react';
import type { ActionResult, PressInput } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { ActionResultBar } from './action/action.result.bar.js';
import { AgentBar } from './agent.bar.js';
import { ChannelSwitch } from './channel.switch.js';
import { ChatHead } from './chat.head.js';
import classes from './chat.module.css';
import { MESSAGE_INPUT_ID } from './message.input.id.js';
import { MessageInput } from './message.input.js';
import { TargetAlerts } from './target.alerts.js';
import { Transcript } from './transcript.js';

export interface ShownResult {
  readonly result: ActionResult;
  readonly pressed?: PressInput;
}

/** The chat as the user of a channel sees it. */
export function ChatPanel() {
  const { conversation } = usePlayground();
  const { channel } = usePage();
  const [shown, setShown] = useState<ShownResult>();
  const [message, setMessage] = useState('');
  const show = (result: ActionResult, pressed?: PressInput): void => {
    if (result.kind === 'write-message') {
      setMessage(result.text);
      document.getElementById(MESSAGE_INPUT_ID)?.focus();
    }
    const isDone = result.kind === 'call' || result.kind === 'write-message';
    setShown(isDone ? undefined : { result, ...(pressed && { pressed }) });
  };
  return (
    <>
      <ChatHead />
      <ChannelSwitch />
      <TargetAlerts />
      <ChatScreen
        className={classes.screen ?? ''}
        channel={channel}
        label={`Chat on ${CHANNELS[channel].name}`}
        language={conversation.language}
        title={conversation.node?.bot ?? 'Your bot'}
      >
        <Transcript onResult={show} />
      </ChatScreen>
      {shown && <ActionResultBar {...shown} onResult={show} onClose={() => setShown(undefined)} />}
      {conversation.state === 'pending' && <AgentBar />}
      <MessageInput text={message} onChange={setMessage} onResult={show} />
    </>
  );
}
