import { Button, Group, Text } from '@mantine/core';
import { channelName } from '@nestjs-haptik/ui';
import type { Run } from '../../api/page.contract.js';
import { usePage } from '../../app/page.context.js';
import { useCalls } from '../../app/runs.hook.js';
import { channelOfPlatform, isSentAs } from '../../chat/shown.channel.js';

/** Says that the reply was made for another channel than the one that is shown. */
export function ChannelNote({ run }: { run: Run }) {
  const { channel } = usePage();
  const { repeat } = useCalls();
  const code = readPlatform(run.request.body.text);
  const sentAs = channelOfPlatform(code);
  if (sentAs === undefined || sentAs === channel || !run.reply) return null;
  if (channel === 'instagram' && isSentAs(channel, code))
    return (
      <Text size="sm" c="dimmed">
        Haptik documents no code for Instagram: the call was sent as {channelName(sentAs)}.
      </Text>
    );
  if (isSentAs(channel, code)) return null;
  return (
    <Group justify="space-between" gap={8}>
      <Text size="sm" c="dimmed" flex="1 1 200px">
        Sent as {channelName(sentAs)}: your app may have adapted the reply to that channel.
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => repeat.mutate({ id: run.id, what: 'input' })}
      >
        Call it as {channelName(channel)}
      </Button>
    </Group>
  );
}

function readPlatform(body: string | undefined): number | string | undefined {
  try {
    const { user } = JSON.parse(body ?? '') as { user?: { device_platform?: number | string } };
    return user?.device_platform;
  } catch {
    return undefined;
  }
}
