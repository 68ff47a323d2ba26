import type { BatchObservableCallback, BatchObservableResult, Meter } from '@opentelemetry/api';
import type { CopyRenderer } from '../copy/reference/copy.renderer.js';
import type { HandoffOutbox } from '../handoff/handoff.outbox.js';
import type { HandoffRepository } from '../handoff/handoff.repository.js';
import type { NodeRegistry } from '../nodes/node.registry.js';
import type { CircuitState, SwitchMode } from '../options/haptik.event.js';
import type { CallAdmission } from '../resilience/admission/call.admission.js';
import type { CircuitBreakers } from '../resilience/circuit/circuit.breakers.js';
import type { HaptikSwitches } from '../resilience/switches/haptik.switches.js';
import { FALLBACK_LABEL } from '../resilience/node.lookup.js';

const CIRCUIT_VALUES: Readonly<Record<CircuitState, number>> = {
  closed: 0,
  'half-open': 1,
  open: 2,
};
const SWITCH_VALUES: Readonly<Record<SwitchMode, number>> = { normal: 0, fallback: 1, handoff: 2 };
const COPY_LEVELS = ['published', 'snapshot', 'code'] as const;

/** What is read when metrics are collected. */
export interface StateSources {
  readonly admission: CallAdmission;
  readonly circuits: CircuitBreakers;
  readonly switches: HaptikSwitches;
  readonly nodes: NodeRegistry;
  /** Undefined without `HaptikCopyModule`. */
  readonly copy: CopyRenderer | undefined;
  /** Undefined without storage. */
  readonly handoffs: HandoffRepository | undefined;
  /** Undefined without storage. */
  readonly outbox: HandoffOutbox | undefined;
}

/** The instruments whose values are read when metrics are collected, so that calls pay nothing for them. */
export function observeState(meter: Meter, sources: StateSources): Disposable {
  const stops = [
    observeCalls(meter, sources),
    observeSwitches(meter, sources),
    observeCopy(meter, sources),
    observeQueue(meter, sources),
    observeMemory(meter, sources),
  ];
  return { [Symbol.dispose]: () => stops.forEach((stop) => stop?.()) };
}

type Stop = (() => void) | undefined;
type Observables = Parameters<Meter['addBatchObservableCallback']>[1];

function observe(meter: Meter, observables: Observables, read: BatchObservableCallback): Stop {
  meter.addBatchObservableCallback(read, observables);
  return () => meter.removeBatchObservableCallback(read, observables);
}

function observeCalls(meter: Meter, { admission, circuits }: StateSources): Stop {
  const active = meter.createObservableUpDownCounter('haptik.call.active', {
    description: 'Calls in flight.',
  });
  const circuit = meter.createObservableGauge('haptik.circuit.state', {
    description: 'State of a circuit: 0 closed, 1 half-open, 2 open.',
  });
  return observe(meter, [active, circuit], (result) => {
    result.observe(active, admission.inFlight);
    for (const { kind, bot, node, state } of circuits.list()) {
      const name = kind === 'node' ? (node ?? FALLBACK_LABEL) : undefined;
      result.observe(circuit, CIRCUIT_VALUES[state], {
        'haptik.circuit.kind': kind,
        'haptik.bot': bot,
        ...(name !== undefined && { 'haptik.node': name }),
      });
    }
  });
}

function observeSwitches(meter: Meter, { switches, nodes }: StateSources): Stop {
  const mode = meter.createObservableGauge('haptik.switch.mode', {
    description: 'Mode of a node: 0 normal, 1 fallback, 2 handoff.',
  });
  return observe(meter, [mode], (result) => {
    for (const bot of nodes.bots()) {
      for (const { name } of nodes.list(bot)) {
        // The fallback has the switch of its bot.
        const value = SWITCH_VALUES[switches.getMode(bot, name ?? '')];
        result.observe(mode, value, {
          'haptik.bot': bot,
          'haptik.node': name ?? FALLBACK_LABEL,
        });
      }
    }
  });
}

function observeCopy(meter: Meter, { copy }: StateSources): Stop {
  if (!copy) return undefined;
  const texts = meter.createObservableCounter('haptik.copy.texts', {
    description: 'Texts served, by their origin.',
  });
  const mismatches = meter.createObservableCounter('haptik.copy.language.mismatches', {
    description: 'Texts served in another language than that of the user.',
  });
  return observe(meter, [texts, mismatches], (result) => {
    const { counts } = copy;
    if (!counts) return;
    for (const level of COPY_LEVELS)
      result.observe(texts, counts[level], { 'haptik.copy.level': level });
    result.observe(mismatches, counts.languageMismatches);
  });
}

function observeQueue(meter: Meter, { handoffs }: StateSources): Stop {
  if (!handoffs) return undefined;
  const depth = meter.createObservableGauge('haptik.handoff.queue.depth', {
    description: 'Handoffs that are pending, of all replicas.',
  });
  const age = meter.createObservableGauge('haptik.handoff.queue.age', {
    description: 'Age of the oldest pending handoff.',
    unit: 's',
  });
  const available = meter.createObservableGauge('haptik.storage.available', {
    description: 'Whether the database answers: 1 or 0.',
  });
  const read = async (result: BatchObservableResult): Promise<void> => {
    try {
      const { count, oldestAt } = await handoffs.pending();
      result.observe(depth, count);
      result.observe(age, oldestAt ? Math.max(0, Date.now() - oldestAt.getTime()) / 1_000 : 0);
      result.observe(available, 1);
    } catch {
      // The queue has no value then. The storage logs this itself.
      result.observe(available, 0);
    }
  };
  return observe(meter, [depth, age, available], read);
}

function observeMemory(meter: Meter, { outbox }: StateSources): Stop {
  if (!outbox) return undefined;
  const depth = meter.createObservableGauge('haptik.handoff.memory.depth', {
    description: 'Pending handoffs that only the memory of the process has.',
  });
  return observe(meter, [depth], (result) => result.observe(depth, outbox.inMemoryCount));
}
