/**
 * Tells the benchmark where the server listens, and on every message what it has used.
 *
 * @param facts what the server wants to add, for the message
 * @param end what it does before it ends
 */
export function report(port, facts = async () => ({}), end = async () => {}) {
  process.on('message', async (question) => {
    if (question === 'live') globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const used = { rss, heap: heapUsed + external, cpuSeconds: (user + system) / 1e6 };
    process.send({ ...used, ...(await facts(question)) });
  });
  // No server outlives a benchmark that was broken off.
  process.on('disconnect', async () => {
    await end();
    process.exit();
  });
  process.send({ port, bootMs: performance.now() });
}
