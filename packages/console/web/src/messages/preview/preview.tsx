import { Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
  CHANNEL_NAMES,
  ChannelChangeList,
  ChatMessage,
  ChatScreen,
  channelName,
  detectDirection,
} from '@nestjs-haptik/ui';
import { type Channel, adaptToChannel } from 'nestjs-haptik/hsl';
import { countCodePoints, isBlank, renderSample } from 'nestjs-haptik/internal/pure';
import type { CopyUse, MessageJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { displayedText } from '../displayed.text.js';
import { ChannelChoice } from './channel.choice.js';
import { channelLimit, channelSupport } from './channel.limits.js';
import { SampleForm } from './sample.form.js';
import { type SampleContext, sampleMessage } from './sample.message.js';
import type { SampleValues } from './samples.hook.js';

interface PreviewProps {
  readonly text: string;
  readonly message: MessageJson;
  readonly language: string;
  readonly source: string;
  readonly samples: SampleValues;
}

/** The text as users of a channel see it, where it is used. */
export function Preview({ text: draftText, message, language, source, samples }: PreviewProps) {
  const text = useTranslate();
  const [kept, choose] = useLocalStorage<Channel>({
    key: 'haptik-console.channel',
    defaultValue: 'web',
  });
  const channel = CHANNEL_NAMES.includes(kept) ? kept : 'web';
  const use = message.definition?.usedAs ?? 'text';
  const isMissing = isBlank(draftText);
  const template = isMissing ? displayedText(message, language, source).text : draftText;
  const shown = renderSample(template, language, samples.values);
  const length = shown === undefined ? undefined : countCodePoints(shown);
  const support = channelSupport(channel, use);
  return (
    <Stack gap="sm">
      <ChannelChoice chosen={channel} onChoose={choose} use={use} length={length} />
      {isMissing && template !== '' && (
        <Text size="sm" c="dimmed">
          {text('preview.fallback')}
        </Text>
      )}
      {shown === undefined || isBlank(shown) ? (
        <Text size="sm" c="dimmed" py="md">
          {text('preview.broken')}
        </Text>
      ) : (
        <ChannelPreview channel={channel} use={use} text={shown} language={language} />
      )}
      {support?.severity === 'warning' && (
        <Text size="sm" c="dimmed">
          {text('preview.unsure', { channel: channelName(channel) })}
        </Text>
      )}
      {length !== undefined && !isMissing && (
        <LengthLine length={length} most={channelLimit(channel, use)?.max} />
      )}
      {message.definition && message.definition.placeholders.length > 0 && (
        <SampleForm placeholders={message.definition.placeholders} samples={samples} />
      )}
    </Stack>
  );
}

interface ChannelPreviewProps {
  readonly channel: Channel;
  readonly use: CopyUse;
  /** The text with sample values. */
  readonly text: string;
  readonly language: string;
}

/** The message as the channel shows it, and the changes made for that. */
function ChannelPreview({ channel, use, text: own, language }: ChannelPreviewProps) {
  const text = useTranslate();
  const contextTexts: SampleContext = {
    above: text('preview.above'),
    other: text('preview.other'),
    card: text('preview.card'),
    cardSub: text('preview.card.sub'),
    cardLabel: text('preview.card.label'),
    field: text('preview.field'),
  };
  const { elements, changes } = adaptToChannel(sampleMessage(use, own, contextTexts), channel);
  return (
    <>
      <ChatScreen
        channel={channel}
        label={text('preview.of', { channel: channelName(channel) })}
        language={language}
        direction={detectDirection(own, language)}
        contextTexts={new Set(Object.values(contextTexts))}
        loadsImages={false}
      >
        {Array.from(elements.entries(), ([index, element]) => (
          <ChatMessage key={index} element={element} />
        ))}
      </ChatScreen>
      <ChannelChangeList
        changes={changes}
        title={text('preview.changes', { channel: channelName(channel) })}
        note={text('preview.changes.description')}
      />
    </>
  );
}

function LengthLine({ length, most }: { length: number; most: number | undefined }) {
  const text = useTranslate();
  if (most === undefined)
    return (
      <Text size="xs" c="dimmed">
        {text('preview.length.only', { length })}
      </Text>
    );
  const isOver = length > most;
  return (
    <Text size="xs" c={isOver ? 'var(--mantine-color-error)' : 'dimmed'} fw={isOver ? 600 : 400}>
      {text(isOver ? 'preview.over' : 'preview.length', { length, most })}
    </Text>
  );
}
