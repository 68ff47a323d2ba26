/** A service cannot be created. The message contains the fix. */
export class CreateError extends Error {
  override readonly name = 'CreateError';
}
