import { withTimeout } from 'nestjs-haptik/internal';

/** Works on `items`, `lanes` at a time. A lane ends when its work resolves to false. */
export async function forEach<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const rest = items.values();
  const run = async (): Promise<void> => {
    for (const item of rest) if (!(await work(item))) return;
  };
  await Promise.all(Array.from({ length: lanes }, run));
}

/** Resolves when the work ends, or after a time. */
export function limit(milliseconds: number, work: Promise<unknown> | undefined): Promise<unknown> {
  return withTimeout<unknown>(
    milliseconds,
    async () => work,
    () => undefined,
  );
}
