import { CHANNELS } from 'nestjs-haptik/hsl';

/** The codes of `device_platform` that the channels have. Protocol 1.5. */
export const PLATFORMS: readonly { readonly code: string; readonly name: string }[] = Object.values(
  CHANNELS,
).flatMap(({ name, platforms }) => platforms.map((code) => ({ code: String(code), name })));
