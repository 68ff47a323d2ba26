import { Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { renderSample } from '../../../../src/copy/render.sample.js';
import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import { lengthOf } from '../../../../src/hsl/channel/length.js';
import { fit } from '../../../../src/hsl/fit/fit.js';
import { isBlank } from '../../../../src/hsl/read/blank.text.js';
import type { CopyUse, MessageView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { shownText } from '../shown.text.js';
import { ChangeList } from './change.list.js';
import { ChannelChoice } from './channel.choice.js';
import { CHANNEL_NAMES, limitOf, nameOf, supportOf } from './channels.js';
import { ChatScreen } from './chat.screen.js';
import { SampleForm } from './sample.form.js';
import { type Around, sampleMessage } from './sample.message.js';
import type { SampleValues } from './samples.js';

interface PreviewProps {
  readonly text: string;
  readonly message: MessageView;
  readonly language: string;
  readonly source: string;
  readonly samples: SampleValues;
}

/** The text as a user of a channel will see it, at its place of use. */
export function Preview({ text: written, message, language, source, samples }: PreviewProps) {
  const text = useText();
  const [kept, choose] = useLocalStorage<Channel>({
    key: 'haptik-console.channel',
    defaultValue: 'web',
  });
  const channel = CHANNEL_NAMES.includes(kept) ? kept : 'web';
  const use = message.definition?.usedAs ?? 'text';
  const isMissing = isBlank(written);
  const template = isMissing ? shownText(message, language, source).text : written;
  const shown = renderSample(template, language, samples.values);
  const length = shown === undefined ? undefined : lengthOf(shown);
  const support = supportOf(channel, use);
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
        <Shown channel={channel} use={use} text={shown} language={language} />
      )}
      {support?.severity === 'warning' && (
        <Text size="sm" c="dimmed">
          {text('preview.unsure', { channel: nameOf(channel) })}
        </Text>
      )}
      {length !== undefined && !isMissing && (
        <LengthLine length={length} most={limitOf(channel, use)?.most} />
      )}
      {message.definition && message.definition.placeholders.length > 0 && (
        <SampleForm placeholders={message.definition.placeholders} samples={samples} />
      )}
    </Stack>
  );
}

interface ShownProps {
  readonly channel: Channel;
  readonly use: CopyUse;
  /** With its values filled in. */
  readonly text: string;
  readonly language: string;
}

/** The message as the channel shows it, and what had to be changed for that. */
function Shown({ channel, use, text: own, language }: ShownProps) {
  const text = useText();
  const around: Around = {
    above: text('preview.above'),
    other: text('preview.other'),
    card: text('preview.card'),
    cardSub: text('preview.card.sub'),
    cardLabel: text('preview.card.label'),
    field: text('preview.field'),
  };
  const { elements, changes } = fit(sampleMessage(use, own, around), channel);
  return (
    <>
      <ChatScreen
        channel={channel}
        elements={elements}
        around={new Set(Object.values(around))}
        language={language}
        words={own}
      />
      <ChangeList changes={changes} channel={channel} />
    </>
  );
}

function LengthLine({ length, most }: { length: number; most: number | undefined }) {
  const text = useText();
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
