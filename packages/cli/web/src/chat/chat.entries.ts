import type { ChatEntry } from '@nestjs-haptik/ui';
import type { Channel } from 'nestjs-haptik/hsl';
import type { SystemEntry, SystemEventName, TranscriptEntry } from '../api/page.contract.js';
import { adaptEntry } from './adapted.entry.js';

type Tone = 'info' | 'success' | 'warning' | 'error';

const TONES: Readonly<Record<SystemEventName, Tone>> = {
  'bot-break': 'error',
  handoff: 'warning',
  pending: 'warning',
  complete: 'success',
  opened: 'info',
  'app-down': 'error',
  'app-up': 'success',
  'app-restarted': 'info',
  'to-agent': 'info',
};

/** The conversation as a channel shows it. */
export function toChatEntries(
  transcript: readonly TranscriptEntry[],
  channel: Channel,
): readonly ChatEntry[] {
  return transcript.map((entry): ChatEntry => {
    const { id, at } = entry;
    if (entry.sender === 'user') {
      const { text, received } = entry;
      return { id, at, sender: 'user', text, ...(received !== undefined && { received }) };
    }
    if (entry.sender === 'agent')
      return { id, at, sender: 'agent', agent: entry.agent, text: entry.text };
    if (entry.sender === 'system') return toSystemEntry(entry);
    return {
      id,
      at,
      sender: 'bot',
      elements: adaptEntry(entry, channel).elements,
      isBotBreak: entry.isBotBreak,
      isSent: entry.pressed !== undefined,
    };
  });
}

function toSystemEntry({ id, at, event, text }: SystemEntry): ChatEntry {
  const shown = event === 'bot-break' ? `Bot break: ${text}` : text;
  return { id, at, sender: 'system', text: shown, tone: TONES[event] };
}
