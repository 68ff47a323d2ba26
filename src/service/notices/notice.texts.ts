import type { HaptikEvent } from 'nestjs-haptik';
import { quote } from 'nestjs-haptik/internal';
import type { Notice, NoticeContent } from './notice.js';

type CircuitChange = Extract<HaptikEvent, { type: 'circuit.changed' }>;

export function circuitNotice(
  { kind, bot, node }: CircuitChange,
  state: Notice['state'],
): NoticeContent {
  const name = node === undefined ? 'fallback' : `node ${quote(node)}`;
  const subject = `Bot "${bot}", ${kind === 'desk' ? 'agent desk' : name}`;
  const common = { kind: 'circuit-open', state, bot, node } as const;
  if (state === 'resolved') {
    return { ...common, title: `${subject}: circuit closed again`, text: 'It is called again.' };
  }
  const effect =
    kind === 'desk'
      ? 'The desk is not called meanwhile, and chats wait for an agent.'
      : 'Its method is not called meanwhile, and users read a fallback text or are handed off.';
  return {
    ...common,
    title: `${subject}: circuit open`,
    text: `It failed too often in a row. ${effect} Trial calls test whether it has recovered.`,
  };
}

/** @param count number of chats that wait */
export function agingQueueNotice(count: number, ageSeconds: number): NoticeContent {
  return {
    ...QUEUE,
    state: 'raised',
    title: `Chats have been waiting for an agent for ${ageSeconds} seconds`,
    text:
      `Handoffs that are not delivered: ${count}; the oldest has been pending for ${ageSeconds} seconds. Check the ` +
      'agent desk: its address, its credentials and its circuit.',
  };
}

export function youngQueueNotice(): NoticeContent {
  return {
    ...QUEUE,
    state: 'resolved',
    title: 'No chat is waiting long for an agent any more',
    text: 'The old handoffs were delivered, cancelled or given up.',
  };
}

const QUEUE = { kind: 'queue-aging', bot: undefined, node: undefined } as const;

export function outdatedSecretNotice(bot: string, secretId: string): NoticeContent {
  return {
    kind: 'secret-outdated',
    state: 'raised',
    bot,
    node: undefined,
    title: `Bot "${bot}": an old secret is still in use`,
    text:
      `Calls are signed with the secret whose id is ${quote(secretId)}, which is not the current one. The log names ` +
      'the nodes. Set the current secret on their Integration tabs before you remove the old one.',
  };
}
