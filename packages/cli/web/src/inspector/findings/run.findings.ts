import { CHANNELS, type Channel, type Finding, text, validateForChannel } from 'nestjs-haptik/hsl';
import type { Run } from '../../api/page.contract.js';

export interface MessageFinding extends Finding {
  /** Position in the reply, from 1. */
  readonly message: string;
  readonly messageNo: number;
}

/** What a channel will not show, or not as it was sent. */
export function findForChannel(run: Run, channel: Channel): readonly MessageFinding[] {
  const messages = run.reply?.messages ?? [];
  return messages.flatMap((message, index) => {
    const element = 'element' in message ? message.element : text(message.text);
    return validateForChannel(element, channel).map((finding) => ({
      ...finding,
      messageNo: index + 1,
    }));
  });
}

export interface ChannelFindings {
  readonly channel: Channel;
  readonly findings: readonly MessageFinding[];
}

/** The findings of all channels; a channel without any is not listed. */
export function findForChannels(run: Run): readonly ChannelFindings[] {
  const channels = Object.keys(CHANNELS) as Channel[];
  return channels
    .map((channel) => ({ channel, findings: findForChannel(run, channel) }))
    .filter(({ findings }) => findings.length > 0);
}

/** The number of errors and warnings on all channels. Advice does not count. */
export function countFindings(run: Run): number {
  const all = findForChannels(run).flatMap(({ findings }) => findings);
  return all.filter(({ severity }) => severity !== 'advice').length;
}
