/** What work brings, unless it takes longer: then it has failed, with the code `timed-out`. */
export async function withTimeout<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer in ${milliseconds} ms`), {
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
