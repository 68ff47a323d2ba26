/**
 * Reports the port of the server to the benchmark, and its resource usage on every message.
 *
 * @param facts returns further values for a message
 * @param end called before the process exits
 */
export function report(port, facts = async () => ({}), end = async () => {}) {
  const answer = withProfile(facts);
  process.on('message', async (question) => {
    if (question === 'live') globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const used = { rss, heap: heapUsed + external, cpuSeconds: (user + system) / 1e6 };
    process.send({ ...used, ...(await answer(question)) });
  });
  // Ends with an aborted benchmark.
  process.on('disconnect', async () => {
    await end();
    process.exit();
  });
  process.send({ port, bootMs: performance.now() });
}

/** Also records a CPU profile between the messages `start profile` and `stop profile`. */
function withProfile(facts) {
  let profiler;
  return async (question) => {
    if (question === 'start profile') {
      const { Profiler } = await import('./profiler.js');
      profiler = new Profiler();
      return profiler.start();
    }
    if (question === 'stop profile') return { profile: await profiler.stop() };
    return facts(question);
  };
}
