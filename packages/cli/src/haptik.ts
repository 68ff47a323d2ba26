#!/usr/bin/env node
import { buffer } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { run } from './run.js';

// A reader such as `head` may end before all is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  writeStdout: (text) => process.stdout.write(text),
  writeStderr: (text) => process.stderr.write(text),
  readStdin: () => buffer(process.stdin),
  // Colors only on a terminal; NO_COLOR and FORCE_COLOR override that.
  style: (style, text) => styleText(style, text, { stream: process.stdout }),
  isInteractive: process.stderr.isTTY,
  ...(process.stdin.isTTY && process.stderr.isTTY && { confirm: promptForConfirmation }),
});

/** Asks for confirmation at the terminal; any answer other than yes, and the end of input, counts as no. */
async function promptForConfirmation(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
