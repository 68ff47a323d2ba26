/** Texts that may go live at once without being asked about; with more, their number is confirmed. */
export const MAX_UNCONFIRMED_TEXTS = 50;
