export const MESSAGES = {
  'messages.title': 'Messages',
} as const;
