import { createInterface } from 'node:readline/promises';

/** Asks for confirmation at the terminal; any answer other than yes, and the end of input, counts as no. */
export async function promptForConfirmation(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
