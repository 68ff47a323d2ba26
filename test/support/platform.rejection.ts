import { HaptikPlatformError } from 'nestjs-haptik';

/** The error that a call of the platform must end with. */
export async function expectPlatformError(call: Promise<unknown>): Promise<HaptikPlatformError> {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof HaptikPlatformError) return error;
  throw error;
}
