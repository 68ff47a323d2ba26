/**
 * Words of `send_chat_to_agent` when it says no, and what each means. Protocol 4.1; the first
 * that fits counts.
 */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/^(client_id|invalid client_id|token|invalid token|invalid authorization)/i, 'credentials'],
  [/^user_name missing/i, 'user-missing'],
  [/^business_id missing/i, 'business-missing'],
  [/^team_name missing/i, 'team-missing'],
  [/^(invalid user_name|user is not registered)/i, 'user-unknown'],
  [/^user has not sent a message/i, 'user-silent'],
  [/^invalid business_id/i, 'business-unknown'],
  [/^business .* is inactive/i, 'business-inactive'],
  [/^invalid team_name/i, 'team-unknown'],
  [/^team .* is inactive/i, 'team-inactive'],
];

/** A stable name for the platform's word of refusal; `other` for one that is not documented. */
export function refusalOf(message: string): string {
  return REFUSALS.find(([words]) => words.test(message.trim()))?.[1] ?? 'other';
}
