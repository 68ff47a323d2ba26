// The platform's part, in a new process: loads the file of the function, invokes it with the event in EVENT, and
// prints the result.
const [, , file] = process.argv;
const { main } = require(file);

async function invoke() {
  const endsAt = performance.now() + 3_000;
  const context = { getRemainingTimeInMillis: () => endsAt - performance.now() };
  const result = await main(JSON.parse(process.env.EVENT), context);
  process.stdout.write(`${JSON.stringify({ result, rss: process.memoryUsage.rss() })}\n`);
}

void invoke();
