import { CHANNELS, type Channel } from 'nestjs-haptik/hsl';

const SHORT_NAMES: Partial<Record<Channel, string>> = {
  web: 'Web',
  android: 'Android',
  ios: 'iOS',
  googleBusinessMessages: 'Google',
  whatsappReplyButtons: 'WA buttons',
};

export function shortChannelName(channel: Channel): string {
  return SHORT_NAMES[channel] ?? CHANNELS[channel].name;
}
