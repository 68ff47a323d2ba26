import type { CallStatisticsReport } from '@nestjs-haptik/storage/internal';
import type { SignatureFailureReason } from 'nestjs-haptik';
import { findClosestMatch, type NodeStatus } from 'nestjs-haptik/internal';
import type {
  OutdatedSecretView,
  SignatureFailureView,
  UnknownNodeView,
} from './operations.overview.views.js';

const MAX_UNKNOWN_NODES = 20;

type CountedNames = Pick<CallStatisticsReport, 'names'>;

/** The nodes without a method that were called most. */
export function toUnknownNodes(
  counted: CountedNames,
  known: readonly NodeStatus[],
): UnknownNodeView[] {
  const namesOf = (bot: string): string[] =>
    known.flatMap((node) => (node.bot === bot && node.node !== null ? [node.node] : []));
  const unknown = ['unknown-node', 'fallback-node'].flatMap((kind) =>
    list(counted, kind).map(({ bot, name, count, lastAt }) => ({
      bot,
      name,
      calls: count,
      lastCalledAt: new Date(lastAt),
      isHandledByFallback: kind === 'fallback-node',
    })),
  );
  return unknown
    .toSorted((a, b) => b.calls - a.calls)
    .slice(0, MAX_UNKNOWN_NODES)
    .map((node) => ({
      ...node,
      nearestName: findClosestMatch(node.name, namesOf(node.bot)) ?? null,
    }));
}

export function toSignatureFailures(counted: CountedNames): SignatureFailureView[] {
  const failures = list(counted, 'signature-failure').map(({ bot, name, count, lastAt }) => ({
    bot,
    cause: name as SignatureFailureReason,
    count,
    lastAt: new Date(lastAt),
  }));
  return failures.toSorted((a, b) => b.count - a.count);
}

export function toOutdatedSecrets(counted: CountedNames): OutdatedSecretView[] {
  return list(counted, 'outdated-secret').map(({ bot, name, count, lastAt }) => ({
    bot,
    secretId: name,
    calls: count,
    lastAt: new Date(lastAt),
  }));
}

function list({ names }: CountedNames, kind: string) {
  return names
    .filter(({ name }) => name === kind)
    .flatMap(({ bot, tally }) => tally.list().map((counted) => ({ ...counted, bot })));
}
