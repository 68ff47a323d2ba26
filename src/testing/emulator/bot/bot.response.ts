/** What came back from the bot for a call, or why nothing did. */
export type BotResponse =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly cause: string };
