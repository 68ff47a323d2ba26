import { exitCodeOf, STOP_SIGNALS } from './stop.signals.js';

/** Checked before the other imports: an older Node cannot parse the rest of the code. */
const MINIMUM_NODE_VERSION = [22, 15] as const;

/** Process 1 of a container ignores signals without a listener, and would be killed if it is stopped while it starts. */
const exitDuringStart = (_: NodeJS.Signals, signalNumber: number): never =>
  process.exit(exitCodeOf(signalNumber));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isUnsupported =
  major < MINIMUM_NODE_VERSION[0] ||
  (major === MINIMUM_NODE_VERSION[0] && minor < MINIMUM_NODE_VERSION[1]);

if (isUnsupported) {
  process.stderr.write(
    `nestjs-haptik needs Node ${MINIMUM_NODE_VERSION.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Start it with "npm start", which uses a bundled Node.\n',
  );
  process.exitCode = 1;
} else {
  STOP_SIGNALS.forEach((name) => process.on(name, exitDuringStart));
  try {
    const { start } = await import('./service/start.js');
    await start(() => STOP_SIGNALS.forEach((name) => process.off(name, exitDuringStart)));
  } catch (error) {
    // Configuration errors are printed as text, all others with their stack.
    const isExpected =
      error instanceof Error && /^(ServiceConfigError|.*SetupError)$/.test(error.name);
    const text = isExpected ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n\n`);
    process.exit(1);
  }
}
