/** How long each trial takes: a look of about a minute, or the full run of about six. */
export const quick = {
  calls: {
    contestants: { rounds: 8, roundMs: 80, warmUpMs: 700 },
    manyNodes: { rounds: 12, roundMs: 120, warmUpMs: 1_000 },
    boot: { runs: 1 },
    largeBody: { rounds: 4, roundMs: 250, warmUpMs: 700 },
    richElements: { rounds: 10, times: 1_000 },
    sleepers: { rounds: 1, roundMs: 600, warmUpMs: 800 },
  },
};

export const full = {
  calls: {
    contestants: { rounds: 150, roundMs: 100, warmUpMs: 4_000 },
    manyNodes: { rounds: 150, roundMs: 120, warmUpMs: 5_000 },
    boot: { runs: 5 },
    largeBody: { rounds: 24, roundMs: 400, warmUpMs: 2_000 },
    richElements: { rounds: 60, times: 2_000 },
    sleepers: { rounds: 4, roundMs: 1_000, warmUpMs: 3_000 },
  },
};
