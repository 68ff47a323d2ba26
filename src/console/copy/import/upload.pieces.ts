import type { Readable } from 'node:stream';
import { ConsoleProblem } from '../../console.problem.js';

/** How slow an upload may be. */
export interface UploadPace {
  /** How long it may take to begin, and to make up for a pause. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}

/** A tenth of what a weak mobile connection sends. */
const PACE: UploadPace = { graceMs: 15_000, bytesPerSecond: 8_192 };

/**
 * The pieces of a body as they come.
 *
 * @throws ConsoleProblem when it breaks off, or comes too slowly to be worth the wait
 */
export async function* piecesOf(
  stream: Readable,
  { graceMs, bytesPerSecond }: UploadPace = PACE,
): AsyncGenerator<Buffer> {
  // The stream is left open when the reading ends early, since the answer leaves by the same connection.
  const pieces = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const start = performance.now();
  let size = 0;
  for (;;) {
    const rest = start + graceMs + (size / bytesPerSecond) * 1_000 - performance.now();
    const piece = await inTime(pieces.next(), rest);
    if (piece.done) return;
    size += piece.value.length;
    yield piece.value;
  }
}

async function inTime<T>(coming: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(0, ms));
  });
  try {
    return await Promise.race([coming, late]);
  } catch (error) {
    if (error instanceof ConsoleProblem) throw error;
    // Nobody hears it, and it is no fault of the console that somebody closed a page.
    throw new ConsoleProblem('invalid', 'The file broke off on its way. Send it again.');
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): ConsoleProblem {
  return new ConsoleProblem(
    'too-slow',
    'The file stopped on its way, and was not waited for any longer. Send it again, over a better ' +
      'connection or in parts.',
    {},
    { Connection: 'close' },
  );
}
