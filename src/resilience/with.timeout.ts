/**
 * The result of `work`, unless it takes too long.
 *
 * @throws Error with the `code` `timed-out` after the timeout
 */
export async function withTimeout<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`timed out after ${milliseconds} ms`), {
      code: 'timed-out',
    });
    timer = setTimeout(() => reject(error), milliseconds).unref();
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
