import { errorCode } from 'nestjs-haptik/internal';

const MAX_CAUSES = 5;
const MAX_FRAMES = 30;
/** A line of a stack whose file V8 knows. */
const FRAME = /^ {4}at (?:[^()\n]+ \()?(?:file:\/\/\/|node:|\/|[A-Z]:\\)[^()\n]+:\d+:\d+\)?$/;

/** The kinds of an error and of its causes, such as `TypeError, ECONNREFUSED`. */
export function describeKinds(error: unknown): string {
  return [...new Set(listCauses(error).map(errorCode))].join(', ');
}

/**
 * Where an error and its causes were thrown: their stacks without the messages, for errors outside of calls, of which
 * nothing tells whose values they repeat.
 */
export function describeLocation(error: unknown): string {
  try {
    const stacks = listCauses(error).map((cause) => listFrames(cause).join('\n'));
    return stacks.filter((frames) => frames !== '').join('\ncaused by\n');
  } catch {
    return ''; // an error whose getters throw
  }
}

function listCauses(error: unknown): unknown[] {
  const found = [error];
  try {
    for (let { cause } = toCaused(error); cause !== undefined; { cause } = toCaused(cause)) {
      if (found.push(cause) === MAX_CAUSES) break;
    }
  } catch {
    // as above
  }
  return found;
}

function toCaused(error: unknown): { readonly cause?: unknown } {
  return error instanceof Error ? error : {};
}

function listFrames(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const { stack, message } = error;
  // The message may have lines that look like frames.
  const start = stack.indexOf(message);
  const lines = stack.slice(start < 0 ? 0 : start + message.length).split('\n');
  const last = lines.findLastIndex((line) => !line.startsWith('    at '));
  return lines
    .slice(last + 1)
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES);
}
