import { ChatScreen } from '@nestjs-haptik/ui';
import { CHANNELS } from 'nestjs-haptik/hsl';
import { useState } from 'react';
import type { ActionResult } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { ActionResultBar } from './action/action.result.bar.js';
import type { PressOrigin } from './action/press.origin.js';
import { AgentBar } from './agent.bar.js';
import { ChannelSwitch } from './channel.switch.js';
import { ChatHead } from './chat.head.js';
import classes from './chat.module.css';
import { MessageInput } from './message.input.js';
import { TargetAlerts } from './target.alerts.js';
import { Transcript } from './transcript.js';

export interface ShownResult {
  readonly result: ActionResult;
  readonly origin?: PressOrigin;
}

/** The chat as the user of a channel sees it. */
export function ChatPanel() {
  const { conversation } = usePlayground();
  const { channel } = usePage();
  const [shown, setShown] = useState<ShownResult>();
  const show = (result: ActionResult, origin?: PressOrigin): void =>
    setShown(result.kind === 'call' ? undefined : { result, ...(origin && { origin }) });
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
      >
        <Transcript onResult={show} />
      </ChatScreen>
      {shown && <ActionResultBar {...shown} onResult={show} onClose={() => setShown(undefined)} />}
      {conversation.state === 'pending' && <AgentBar />}
      <MessageInput onResult={show} />
    </>
  );
}
