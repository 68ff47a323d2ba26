import { type Attributes, type Meter, ValueType } from '@opentelemetry/api';
import { toCallOutcome } from '../options/events/call.outcome.js';
import type { HaptikEvent, HaptikEventListener } from '../options/haptik.event.js';

type CallAnswered = Extract<HaptikEvent, { type: 'call.answered' }>;

/** Seconds of calls: a method has 20 s by default, and Haptik waits 30 s. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30];
const SHARE_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
const SHED_REASONS = ['in-flight', 'node-in-flight', 'memory'] as const;
const SETTLED_STATES = ['delivered', 'expired', 'dead-letter'] as const;

/**
 * The instruments that events drive. Their attributes have a bounded number of values.
 *
 * @param bots their counters of what an operator is woken for begin at 0, so that an alert sees the first rise
 */
export function createCallListener(meter: Meter, bots: Iterable<string>): HaptikEventListener {
  const duration = meter.createHistogram('haptik.call.duration', {
    description: 'Time from the receipt of a call to its reply.',
    unit: 's',
    advice: { explicitBucketBoundaries: DURATION_BUCKETS },
  });
  const deadlineShare = meter.createHistogram('haptik.call.deadline.share', {
    description: 'Time of the node method divided by its deadline.',
    unit: '1',
    advice: { explicitBucketBoundaries: SHARE_BUCKETS },
  });
  const count = (name: string, description: string) =>
    meter.createCounter(name, { description, valueType: ValueType.INT });
  const signatureFailures = count('haptik.signature.failures', 'Requests with a wrong signature.');
  const outdated = count('haptik.signature.outdated', 'Calls signed with an old secret.');
  const handoffs = count('haptik.handoffs', 'Handoffs that calls asked for.');
  const settled = count('haptik.handoffs.settled', 'Queued handoffs that ended.');
  const shed = count('haptik.shed.calls', 'Calls that were not admitted.');

  for (const bot of bots) {
    for (const reason of SHED_REASONS) shed.add(0, { 'haptik.bot': bot, 'haptik.reason': reason });
    for (const state of SETTLED_STATES)
      settled.add(0, { 'haptik.bot': bot, 'haptik.state': state });
  }

  const recordAnswered = (event: CallAnswered): void => {
    const node: Attributes = { 'haptik.bot': event.bot, 'haptik.node': event.nodeLabel };
    const outcome = toCallOutcome(event);
    duration.record(event.durationMs / 1_000, { ...node, 'haptik.outcome': outcome });
    if (event.deadlineShare !== undefined) deadlineShare.record(event.deadlineShare, node);
    const { handoff } = event;
    if (!handoff) return;
    handoffs.add(1, {
      ...node,
      'haptik.reason': handoff.reason,
      'haptik.outcome': handoff.outcome,
    });
  };

  return (event) => {
    if (event.type === 'call.answered') recordAnswered(event);
    else if (event.type === 'signature.rejected') {
      signatureFailures.add(1, { 'haptik.bot': event.bot, 'haptik.reason': event.reason });
    } else if (event.type === 'signature.accepted') {
      if (!event.outdated) return;
      outdated.add(1, { 'haptik.bot': event.bot, 'haptik.secret.id': event.secretId });
    } else if (event.type === 'handoff.settled') {
      settled.add(1, { 'haptik.bot': event.bot, 'haptik.state': event.state });
    } else if (event.type === 'call.shed') {
      shed.add(1, { 'haptik.bot': event.bot, 'haptik.reason': event.reason });
    }
  };
}
