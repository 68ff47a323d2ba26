import type { SlackNoticesConfig } from '../config/notices.config.js';
import type { Notice } from './notice.js';
import { NoticeChannel } from './notice.channel.js';
import { postNotice } from './post.notice.js';

const EMOJI: Readonly<Record<Notice['state'], string>> = {
  raised: ':warning:',
  resolved: ':white_check_mark:',
};

/** Slack rejects a message with a longer header. */
const MAX_HEADER_LENGTH = 150;

/** Posts notices to an incoming webhook of Slack, Mattermost or another compatible chat. */
export class SlackNoticeChannel extends NoticeChannel {
  override readonly name = 'slack';
  override readonly setting = 'HAPTIK_NOTICES_SLACK_URL';

  constructor(private readonly config: SlackNoticesConfig) {
    super();
  }

  override send(notice: Notice, signal: AbortSignal): Promise<void> {
    // Slack shows the blocks, and the text in notifications. Chats that do not know blocks show the text.
    const message = { text: toText(notice), blocks: toBlocks(notice) };
    return postNotice(this.config.url, JSON.stringify(message), signal);
  }
}

function toText({ state, title, text, link }: Notice): string {
  const lines = [`${EMOJI[state]} *${toMrkdwn(title)}*`, toMrkdwn(text)];
  if (link !== undefined) lines.push(`<${link}|Status page>`);
  return lines.join('\n');
}

function toBlocks({ state, title, text, bot, node, link, at }: Notice): readonly object[] {
  const fields = [
    ...(bot === undefined ? [] : [field('Bot', toMrkdwn(bot))]),
    ...(node === undefined ? [] : [field('Node', toMrkdwn(node))]),
    field('State', state),
    field('Time', toSlackTime(at)),
  ];
  const header = { type: 'plain_text', text: truncate(`${EMOJI[state]} ${title}`), emoji: true };
  const button = {
    type: 'button',
    text: { type: 'plain_text', text: 'Open the status page' },
    url: link,
  };
  return [
    { type: 'header', text: header },
    { type: 'section', text: { type: 'mrkdwn', text: toMrkdwn(text) } },
    { type: 'section', fields },
    ...(link === undefined ? [] : [{ type: 'actions', elements: [button] }]),
  ];
}

function field(label: string, value: string): object {
  return { type: 'mrkdwn', text: `*${label}*\n${value}` };
}

/** Slack writes it in the time zone of the reader, others as it is. */
function toSlackTime(at: string): string {
  return `<!date^${Math.floor(Date.parse(at) / 1_000)}^{date_short_pretty} {time_secs}|${at}>`;
}

function truncate(text: string): string {
  return text.length <= MAX_HEADER_LENGTH ? text : `${text.slice(0, MAX_HEADER_LENGTH - 1)}…`;
}

/** Without the characters that Slack's markup reserves. */
function toMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
