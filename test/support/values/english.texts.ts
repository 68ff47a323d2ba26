/** The default English texts for users. */
export const ERROR = 'Something went wrong on our side. Please try again in a moment.';
export const UNAVAILABLE = 'This is not available right now. Please try again in a few minutes.';
export const STARTED = 'I am bringing in a colleague. Please stay in this chat.';
export const ALREADY_ACTIVE =
  'A colleague has been called and will join you here. Thank you for waiting.';
export const QUEUED =
  'I am calling a colleague for you. It may take some minutes; please stay in this chat.';
export const FAILED = 'I could not reach a colleague right now. Please try again in a few minutes.';
