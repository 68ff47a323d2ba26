/** What came back from the bot for a call, or why nothing did. */
export type BotAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'unreachable'; readonly cause: string };
