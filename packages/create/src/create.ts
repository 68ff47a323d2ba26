#!/usr/bin/env node
import { createFromCommandLine } from './create.command.js';

process.exitCode = await createFromCommandLine(process.argv.slice(2), {
  writeStdout: (text) => process.stdout.write(text),
  writeStderr: (text) => process.stderr.write(text),
});
