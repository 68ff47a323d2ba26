import { ChatMessage, ChatScreen } from '@nestjs-haptik/ui';
import { CHANNELS, card, carousel } from 'nestjs-haptik/hsl';
import { useMemo } from 'react';
import type { JsonObject } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import classes from '../chat.module.css';

/** The details of a card, as the payload of its button has them: texts, and images side by side. */
export function CardDetails({ payload }: { payload: JsonObject }) {
  const { conversation } = usePlayground();
  const { channel } = usePage();
  const element = useMemo(() => toElement(payload), [payload]);
  return (
    <ChatScreen
      className={classes.details ?? ''}
      channel={channel}
      label={`Details on ${CHANNELS[channel].name}`}
      language={conversation.language}
    >
      <ChatMessage element={element} />
    </ChatScreen>
  );
}

function toElement({ title, sub_title, description, images }: JsonObject) {
  const [image = '', ...others] = (Array.isArray(images) ? images : []).filter(isText);
  const first = card({
    title: isText(title) ? title : '',
    subTitle: isText(sub_title) ? sub_title : '',
    description: isText(description) ? description : '',
    image,
  });
  return carousel('', [first, ...others.map((one) => card({ image: one }))]);
}

const isText = (value: unknown): value is string => typeof value === 'string';
