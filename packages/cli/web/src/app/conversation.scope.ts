/** The scope of what changes the conversation or calls with it: a call has each change that was made before. */
export const CONVERSATION_SCOPE = 'conversation';
