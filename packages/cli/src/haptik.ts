#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  writeStdout: (text) => process.stdout.write(text),
  writeStderr: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  ...(process.stdin.isTTY && process.stderr.isTTY && { confirm: promptForConfirmation }),
});

/** Asks for confirmation at the terminal; any answer other than yes, and the end of input, counts as no. */
async function promptForConfirmation(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
