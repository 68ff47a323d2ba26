/** Rounds and durations of each trial: about 4 minutes for the quick plan, 18 for the full one. */
export const quick = {
  calls: {
    contestants: { rounds: 8, roundMs: 80, warmUpMs: 700 },
    manyNodes: { rounds: 12, roundMs: 120, warmUpMs: 1_000 },
    boot: { runs: 1 },
    largeBody: { rounds: 4, roundMs: 250, warmUpMs: 700 },
    copyText: { rounds: 12, roundMs: 120, warmUpMs: 1_000 },
    answered: { rounds: 12, roundMs: 120, warmUpMs: 1_000 },
    richElements: { rounds: 10, times: 1_000 },
    sleepers: { rounds: 1, roundMs: 600, warmUpMs: 800 },
  },
  isolation: { rounds: 2, roundMs: 800, warmUpMs: 500 },
  telemetry: { rounds: 12, roundMs: 120, warmUpMs: 1_000 },
  storage: {
    failing: { rounds: 6, roundMs: 500, warmUpMs: 1_000 },
    draining: { rounds: 1, handoffs: 1_000 },
    starting: { rounds: 1 },
  },
  copy: { keys: [10_000], load: { keys: 20_000 }, publication: { times: 10 } },
  import: { rows: 5_000 },
  console: { keys: 10_000 },
  status: { nodes: 1_000 },
};

export const full = {
  calls: {
    contestants: { rounds: 40, roundMs: 150, settleMs: 60, warmUpMs: 6_000 },
    manyNodes: { rounds: 40, roundMs: 150, settleMs: 60, warmUpMs: 9_000 },
    boot: { runs: 5 },
    largeBody: { rounds: 12, roundMs: 400, settleMs: 60, warmUpMs: 8_000 },
    copyText: { rounds: 40, roundMs: 150, settleMs: 60, warmUpMs: 8_000 },
    answered: { rounds: 40, roundMs: 150, settleMs: 60, warmUpMs: 8_000 },
    richElements: { rounds: 60, times: 2_000 },
    sleepers: { rounds: 5, roundMs: 1_000, warmUpMs: 3_000 },
  },
  isolation: { rounds: 6, roundMs: 1_500, warmUpMs: 3_000 },
  telemetry: { rounds: 40, roundMs: 150, settleMs: 60, warmUpMs: 8_000, copies: 3 },
  storage: {
    failing: { rounds: 24, roundMs: 800, warmUpMs: 2_000 },
    draining: { rounds: 3, handoffs: 1_000 },
    starting: { rounds: 5 },
  },
  copy: { keys: [1_000, 100_000], load: { keys: 100_000 }, publication: { times: 50 } },
  import: { rows: 50_000 },
  console: { keys: 100_000 },
  status: { nodes: 1_000 },
};
