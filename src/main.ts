/** Reads the version before anything is imported that an older Node cannot even parse. */
const OLDEST = [22, 12] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);

if (isOld) {
  process.stderr.write(
    `nestjs-haptik needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Start it with "npm start", which brings the right one.\n',
  );
  process.exitCode = 1;
} else {
  try {
    const { start } = await import('./service/start.js');
    await start();
  } catch (error) {
    // What the operator can mend is told in words; anything else with its stack.
    const isTold = error instanceof Error && /^(ServiceConfigError|.*SetupError)$/.test(error.name);
    const text = isTold ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n\n`);
    process.exit(1);
  }
}
