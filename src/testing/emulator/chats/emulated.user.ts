import type { JsonObject } from '../../../payload/json.object.js';
import { Conversation } from './conversation.js';

/** What a bot is sent for a user of whom nothing else is known. Protocol 1.4. */
const GUEST: JsonObject = Object.freeze({ language_code: 'en', name: 'Guest User' });

/** A user of the platform, with all conversations. */
export class EmulatedUser {
  readonly conversations: Conversation[] = [];
  /** What the user API was given: `auth_id`, `name`, `email` and so on. */
  profile: JsonObject = {};
  /** What the next call carries as `user_details`. */
  details: JsonObject = GUEST;
  /** When feedback was given last, in milliseconds since 1970. */
  feedbackAt: number | undefined;

  constructor(
    readonly userName: string,
    private readonly onChange: () => void,
  ) {}

  /** The latest conversation, complete or not; none before the first message. */
  get conversation(): Conversation | undefined {
    return this.conversations.at(-1);
  }

  /** The conversation that a message of the user belongs to: after a complete one, the next. */
  openConversation(): Conversation {
    const latest = this.conversation;
    if (latest && latest.state !== 'complete') return latest;
    const opened = new Conversation(this.conversations.length + 1, this.onChange);
    this.conversations.push(opened);
    return opened;
  }

  /** Keeps what the user API gives; `custom_data` reaches the bot in `user_details`. Protocol 1.5. */
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
