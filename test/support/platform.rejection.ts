import { HaptikPlatformError } from 'nestjs-haptik';

/** Asserts that a call of the platform fails and returns its error. */
export async function expectPlatformError(call: Promise<unknown>): Promise<HaptikPlatformError> {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof HaptikPlatformError) return error;
  throw error;
}
