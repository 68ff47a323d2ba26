/** The response of the bot to a call, or why there is none. */
export type BotResponse =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly cause: string };
