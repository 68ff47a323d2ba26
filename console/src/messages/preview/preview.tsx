import { Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { renderSample } from '../../../../src/copy/render.sample.js';
import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import { lengthOf } from '../../../../src/hsl/channel/length.js';
import type { MessageView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { shownText } from '../shown.text.js';
import { ChannelChoice } from './channel.choice.js';
import { CHANNEL_NAMES, limitOf, nameOf, supportOf } from './channels.js';
import { ChatScreen } from './chat.screen.js';
import { SampleForm } from './sample.form.js';
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
  const isMissing = written === '';
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
      {shown === undefined || shown === '' ? (
        <Text size="sm" c="dimmed" py="md">
          {text('preview.broken')}
        </Text>
      ) : (
        <ChatScreen channel={channel} use={use} text={shown} language={language} />
      )}
      {support && (
        <Text size="sm" c="dimmed">
          {text(support.severity === 'error' ? 'preview.unsupported' : 'preview.unsure', {
            channel: nameOf(channel),
          })}
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
