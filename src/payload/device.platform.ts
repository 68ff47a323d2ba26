/**
 * Names of `user.device_platform`. Protocol 1.5: the union of every list that Haptik published;
 * codes 19 to 22 are of the 2023 appendix.
 */
const PLATFORM_NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'Android app'],
  [1, 'iOS app'],
  [2, 'Android SDK'],
  [3, 'Facebook'],
  [4, 'Jio'],
  [5, 'Web SDK'],
  [6, 'iOS SDK'],
  [7, 'Skype'],
  [8, 'Alexa'],
  [9, 'Voice'],
  [10, 'Twilio'],
  [11, 'Kookoo'],
  [12, 'Phonecom'],
  [13, 'Webhook'],
  [14, 'WhatsApp'],
  [15, 'Jio Connector'],
  [16, 'IVR'],
  [17, 'ISON'],
  [18, 'Jio IVR'],
  [19, 'SMS Gupshup'],
  [20, 'SMS Netcore'],
  [21, 'Google Business Messages'],
  [22, 'Sunshine'],
]);

/** The channel of a call. An unknown channel has a code and no name. */
export interface DevicePlatform {
  readonly code: number | undefined;
  readonly name: string | undefined;
}

/** Reads `device_platform`, which is a number, a number in quotes, or empty. */
export function parseDevicePlatform(value: unknown): DevicePlatform {
  const code = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof code !== 'number' || !Number.isInteger(code)) {
    return { code: undefined, name: undefined };
  }
  return { code, name: PLATFORM_NAMES.get(code) };
}
