/** The targets of the calls with the measured values. */
export function targetsOf({
  contestants,
  manyNodes,
  bootSeconds,
  largeBody,
  richElements,
  sleepers,
  answered,
  copyText,
}) {
  const over = (way, key) => contestants.find((row) => row.key === key).times[way];
  const stored = answered.filter(({ storage }) => storage !== 'none');
  return [
    { what: 'listener × @octokit/webhooks', atLeast: 1.05, measured: over('listener', 'octokit') },
    { what: 'listener × raw node:http', atLeast: 0.8, measured: over('listener', 'raw') },
    {
      what: 'listener × bare Nest on Fastify',
      atLeast: 1.2,
      measured: over('listener', 'bare-fastify'),
    },
    {
      what: 'listener × bare Nest on Express',
      atLeast: 1.6,
      measured: over('listener', 'bare-express'),
    },
    {
      what: 'route on Express × hand-written Nest',
      atLeast: 1.3,
      measured: over('express', 'handwritten-express'),
    },
    {
      what: 'route on Fastify × hand-written Nest',
      atLeast: 1.3,
      measured: over('fastify', 'handwritten-fastify'),
    },
    { what: '10,000 nodes, all called × 10 nodes', atLeast: 0.97, measured: manyNodes.times },
    { what: '10,000 nodes: added to boot', atMost: 1.5, measured: bootSeconds, unit: ' s' },
    { what: '1 MB body × raw node:http', atLeast: 0.85, measured: largeBody.times },
    {
      what: '2,000 handlers asleep: live memory of each',
      atMost: 12,
      measured: sleepers.heap / 1000,
      unit: ' kB',
    },
    {
      what: '2,000 handlers asleep: p99 of other calls × idle',
      atMost: 1.5,
      measured: sleepers.p99,
    },
    ...stored.map(({ storage, times }) => {
      return {
        what: `${storage}: answered calls × without storage`,
        atLeast: 0.98,
        measured: times,
      };
    }),
    {
      what: 'copy text with two values × a constant string',
      atLeast: 0.9,
      measured: copyText.times,
    },
    {
      what: 'HSL, 10 cards built, validated, encoded: median',
      atMost: 50,
      measured: richElements.whole,
      unit: ' µs',
    },
    {
      what: 'HSL, 10 cards built, validated, encoded: fastest',
      atMost: 50,
      measured: richElements.fastest,
      unit: ' µs',
    },
    { what: 'HSL, 10 cards × JSON.stringify alone', atMost: 4, measured: richElements.overJson },
  ];
}
