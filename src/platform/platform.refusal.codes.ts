/** Stable code of a refusal of the platform. */
export type PlatformRefusal =
  | 'credentials'
  | 'user-missing'
  | 'user-unknown'
  | 'user-silent'
  | 'user-silent-or-unknown'
  | 'business-missing'
  | 'business-unknown'
  | 'business-inactive'
  | 'team-missing'
  | 'team-unknown'
  | 'team-inactive'
  | 'conversation-missing'
  | 'conversation-inactive'
  | 'pxut-unreadable'
  | 'feedback-duplicate'
  | 'file-size'
  | 'file-type'
  | 'arguments'
  | 'not-found'
  | 'other';

/**
 * Messages of the platform and their codes; the first match wins. Protocol 4.1 to 4.3. The two
 * versions of an API use different messages for the same refusal.
 */
const REFUSALS: readonly (readonly [RegExp, PlatformRefusal])[] = [
  [/^((client_id|token) missing|invalid (client_id|token|authorization))/i, 'credentials'],
  [/^user_name missing/i, 'user-missing'],
  [/^business_id missing/i, 'business-missing'],
  [/^team_name missing/i, 'team-missing'],
  [/^conversation_no missing/i, 'conversation-missing'],
  [/^(invalid[ _]user|user is not registered)/i, 'user-unknown'],
  [/^user has not sent a message/i, 'user-silent'],
  [/^either the user has not sent a message/i, 'user-silent-or-unknown'],
  [/^invalid business_id/i, 'business-unknown'],
  [/^business .* is inactive/i, 'business-inactive'],
  [/^invalid team_name/i, 'team-unknown'],
  [/^team .* is inactive/i, 'team-inactive'],
  [/^unable to decode pxut/i, 'pxut-unreadable'],
  [/^argument group validation/i, 'arguments'],
  [/^duplicate feedback/i, 'feedback-duplicate'],
  [/^no active conversation/i, 'conversation-inactive'],
];

/** The message of an internal failure of the platform, which is not a refusal. Protocol 4.2. */
const UNKNOWN_ERROR = /^an unknown error occurred/i;

/** The code of a refusal message; undefined for an undocumented message. */
export function parseRefusal(message: string): PlatformRefusal | undefined {
  return REFUSALS.find(([pattern]) => pattern.test(message.trim()))?.[1];
}

/** The code of a refusal by its HTTP status, for undocumented messages. */
export function refusalForStatus(status: number): PlatformRefusal {
  if (status === 401 || status === 403) return 'credentials';
  return status === 404 ? 'not-found' : 'other';
}

/** Whether the message reports an internal failure of the platform. */
export function isPlatformFailure(message: string): boolean {
  return UNKNOWN_ERROR.test(message.trim());
}
