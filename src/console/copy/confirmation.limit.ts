/** Maximum number of texts that a request publishes without `confirmed`. */
export const MAX_UNCONFIRMED_TEXTS = 50;
