import type { HaptikEvent } from 'nestjs-haptik';
import { quote } from 'nestjs-haptik/internal';
import type { Notice, NoticeContent } from './notice.js';

type CircuitChange = Extract<HaptikEvent, { type: 'circuit.changed' }>;
/** A circuit that a notice is about. */
export type NamedCircuit = Pick<CircuitChange, 'kind' | 'bot' | 'node'>;

export function circuitNotice(
  { kind, bot, node }: NamedCircuit,
  state: Notice['state'],
): NoticeContent {
  const subject = subjectOf({ kind, bot, node });
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

function subjectOf({ kind, bot, node }: NamedCircuit): string {
  const name = node === undefined ? 'fallback' : `node ${quote(node)}`;
  return `Bot "${bot}", ${kind === 'desk' ? 'agent desk' : name}`;
}

/** When the process that reported the circuit has ended, and no other has it open. */
export function abandonedCircuitNotice(circuit: NamedCircuit): NoticeContent {
  return {
    ...circuitNotice(circuit, 'resolved'),
    title: `${subjectOf(circuit)}: circuit no longer open`,
    text: 'The process that reported it has ended, and no other process has opened it since.',
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

export function storageNotice(state: Notice['state']): NoticeContent {
  const common = { kind: 'storage-unavailable', state, bot: undefined, node: undefined } as const;
  if (state === 'resolved') {
    return {
      ...common,
      title: 'The database is available again',
      text: 'What this process kept in memory is written to it now.',
    };
  }
  return {
    ...common,
    title: 'The database is unavailable',
    text:
      'A process of the service does not reach it. The bot answers; chats that wait for an agent are only in the ' +
      'memory of the process, so do not restart it before the database is back. The log has the error.',
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
