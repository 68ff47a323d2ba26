/** The targets of the calls with the measured values. */
export function targetsOf({
  contestants,
  manyNodes,
  bootSeconds,
  largeBody,
  richElements,
  sleepers,
}) {
  const of = (name) => contestants.find((row) => row.name === name);
  const expressTargets = ['express', 'express without parser'].flatMap((host) => {
    const { overBare, overHandwritten } = of(`nestjs-haptik, ${host}`);
    return [
      { what: `${host}: × bare Nest controller`, atLeast: 1, measured: overBare },
      { what: `${host}: × hand-written Nest`, atLeast: 1.8, measured: overHandwritten },
    ];
  });
  const fastifyTargets = ['fastify', 'fastify without parser'].flatMap((host) => {
    const { overBare, overOctokit } = of(`nestjs-haptik, ${host}`);
    return [
      { what: `${host}: × bare Nest controller`, atLeast: 0.9, measured: overBare },
      { what: `${host}: × @octokit/webhooks`, atLeast: 1, measured: overOctokit },
    ];
  });
  const sleeperTargets = Object.entries(sleepers).flatMap(([platform, { heap, rss, p99 }]) => [
    sleeperTarget(platform, 'live memory per handler', 20, heap / 1000, ' kB'),
    sleeperTarget(platform, 'growth of RSS per handler', 20, rss / 1000, ' kB'),
    sleeperTarget(platform, '× p99 of other calls', 2, p99),
  ]);
  return [
    ...expressTargets,
    ...fastifyTargets,
    { what: '10,000 nodes, ten called: × the rate of 10', atLeast: 0.97, measured: manyNodes.hot },
    { what: '10,000 nodes, all called: × the rate of 10', atLeast: 0.97, measured: manyNodes.all },
    { what: '10,000 nodes: added to boot', atMost: 1.5, measured: bootSeconds, unit: ' s' },
    { what: '1 MB body, express: × raw node:http', atLeast: 0.8, measured: largeBody.express },
    { what: '1 MB body, fastify: × raw node:http', atLeast: 0.8, measured: largeBody.fastify },
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
    { what: 'HSL, 10 cards: × JSON.stringify alone', atMost: 4, measured: richElements.overJson },
    ...sleeperTargets,
  ];
}

function sleeperTarget(platform, what, atMost, measured, unit = '') {
  return { what: `2,000 waiting handlers, ${platform}: ${what}`, atMost, measured, unit };
}
