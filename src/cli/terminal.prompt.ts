import { createInterface } from 'node:readline/promises';

/** Asks whoever sits at the terminal; anything but a yes, and the end of the input, is a no. */
export async function promptForConfirmation(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  const answer = await Promise.race([lines.question(question), closed]);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}
