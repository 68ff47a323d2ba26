import { getChannelRules } from '../../hsl/channel/channel.js';
import { type Channel, CHANNELS } from '../../hsl/channel/built.in.channels.js';

/**
 * The `device_platform` of a channel: the newest of its codes.
 *
 * @throws Error for a channel without a documented code
 */
export function getDevicePlatformCode(channel: Channel | number): number {
  if (typeof channel === 'number') return channel;
  const rules = getChannelRules(channel);
  // Channels that differ in limits only, as WhatsApp with its reply buttons, share the code.
  const sameName = Object.values(CHANNELS).filter(({ name }) => name === rules?.name);
  const code = sameName.flatMap(({ platforms }) => platforms).at(-1);
  if (code !== undefined) return code;
  throw new Error(
    rules
      ? `Haptik documents no device_platform of ${rules.name}. Give the number that your bot gets: on(23).`
      : `There is no channel "${channel}". Known: ${Object.keys(CHANNELS).join(', ')}; or give a device_platform.`,
  );
}
