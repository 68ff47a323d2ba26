import type { JsonObject } from '../../../payload/json.object.js';
import { Conversation } from './conversation.js';

/** `user_details` of a user without a profile. Protocol 1.4. */
const GUEST: JsonObject = Object.freeze({ language_code: 'en', name: 'Guest User' });

/** A user of the platform, with all conversations. */
export class EmulatedUser {
  readonly conversations: Conversation[] = [];
  /** Fields set by the user API: `auth_id`, `name`, `email` and so on. */
  profile: JsonObject = {};
  /** `user_details` of the next call. */
  details: JsonObject = GUEST;
  /** Time of the last feedback, in milliseconds since the epoch. */
  feedbackAt: number | undefined;

  constructor(
    readonly userName: string,
    private readonly onChange: (conversation: Conversation) => void,
  ) {}

  /** The latest conversation, complete or not; undefined before the first message. */
  get conversation(): Conversation | undefined {
    return this.conversations.at(-1);
  }

  /** The conversation for the next message: a new one after a complete one. */
  openConversation(): Conversation {
    const latest = this.conversation;
    if (latest && latest.state !== 'complete') return latest;
    const opened = new Conversation(this.userName, this.conversations.length + 1, this.onChange);
    this.conversations.push(opened);
    this.onChange(opened);
    return opened;
  }

  /** Stores fields of the user API; `custom_data` becomes part of `user_details`. Protocol 1.5. */
  update(profile: JsonObject): void {
    this.profile = { ...this.profile, ...profile };
    const { name, language_code, custom_data } = profile;
    this.details = {
      ...this.details,
      ...(language_code !== undefined && { language_code }),
      ...(name !== undefined && { name }),
      ...(custom_data as JsonObject | undefined),
    };
  }
}
