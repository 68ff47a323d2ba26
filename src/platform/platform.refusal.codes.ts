/** Stable name of what the platform says when it says no. */
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
 * Words of the platform and what each means; the first that fits counts. Protocol 4.1 to 4.3. The
 * two versions of an API say the same thing in different words.
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

/** The platform's word for a failure of its own, which is no refusal. Protocol 4.2. */
const UNKNOWN_ERROR = /^an unknown error occurred/i;

/** A stable name for the platform's word of refusal; undefined for one that is not documented. */
export function parseRefusal(message: string): PlatformRefusal | undefined {
  return REFUSALS.find(([words]) => words.test(message.trim()))?.[1];
}

/** What an HTTP code says by itself, where the words say nothing that is known. */
export function refusalForStatus(status: number): PlatformRefusal {
  if (status === 401 || status === 403) return 'credentials';
  return status === 404 ? 'not-found' : 'other';
}

/** Whether the platform says that it broke down, and not that the call is wrong. */
export function isPlatformFailure(message: string): boolean {
  return UNKNOWN_ERROR.test(message.trim());
}
