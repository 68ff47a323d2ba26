#!/usr/bin/env node
import { promptForConfirmation } from './terminal.prompt.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  writeStdout: (text) => process.stdout.write(text),
  writeStderr: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  ...(process.stdin.isTTY && process.stderr.isTTY && { confirm: promptForConfirmation }),
});
