import type { AnswerInput } from '../../../packages/console/web/src/operations/answers/answer.js';

/** Overviews of the page Status: in `OVERVIEW` all is well. */
export type Overview = AnswerInput['overview'];
type Node = Overview['nodes'][number];
type NeverCalled = Overview['neverCalled'][number];

export const NOW = '2026-03-01T03:00:00.000Z';
export const AGO = '2026-03-01T02:58:00.000Z';
export const CIRCUIT = { state: 'closed', failures: 0, since: AGO } as const;

export const FIGURES = {
  calls: 200,
  successes: 200,
  failures: 0,
  failuresByCause: [],
  handoffs: 3,
  handoffShare: 0.015,
  deadlineShareP50: 0.04,
  deadlineShareP95: 0.2,
  durationMsP50: 80,
  durationMsP95: 400,
} satisfies Overview['total'];

export const NODE: Node = {
  ...FIGURES,
  bot: 'default',
  node: 'order_status',
  lastError: null,
  lastCalledAt: AGO,
  mode: 'normal',
  switch: null,
  circuit: CIRCUIT,
  replicasWithOpenCircuit: 0,
};

export const NEVER_CALLED: NeverCalled = {
  bot: 'default',
  node: 'refund',
  mode: 'normal',
  circuit: CIRCUIT,
  replicasWithOpenCircuit: 0,
};

export const FAILING: Node = {
  ...NODE,
  successes: 150,
  failures: 50,
  failuresByCause: [{ cause: 'exception', count: 50 }],
  lastError: { message: 'connect ECONNREFUSED', cause: 'exception', at: AGO },
};

export const REPLICA = {
  id: 'web-1',
  version: '0.1.0',
  startedAt: AGO,
  lastReportAt: AGO,
  isMissing: false,
  isCurrent: true,
};

export const OVERVIEW: Overview = {
  range: 'hour',
  bot: null,
  bots: ['default'],
  isCounting: true,
  generatedAt: NOW,
  from: AGO,
  to: NOW,
  bucketMs: 60_000,
  quantileError: 0.05,
  total: FIGURES,
  buckets: [],
  nodes: [NODE],
  neverCalled: [],
  unknownNodes: [],
  signatureFailures: [],
  outdatedSecrets: [],
  desks: [],
  replicas: [REPLICA],
  pendingChats: {
    count: 0,
    oldestAgeSeconds: null,
    lostInRange: 0,
    level: 'ok',
    warningAgeSeconds: 60,
    criticalAgeSeconds: 300,
    oldest: [],
  },
  storage: {
    name: 'haptik',
    isShared: true,
    responseMs: 2,
    queue: { depth: 0, oldestDueSeconds: null },
  },
};

export const NO_CALLS = {
  ...FIGURES,
  calls: 0,
  successes: 0,
  deadlineShareP50: null,
  deadlineShareP95: null,
};
