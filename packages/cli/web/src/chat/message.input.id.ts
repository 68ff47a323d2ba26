/** The field that a shortcut focuses. */
export const MESSAGE_INPUT_ID = 'message-input';
