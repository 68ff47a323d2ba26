import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError for a text that is not a port */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a port from 0 to 65535; 0 is a free one.');
}
