/** A language tag as texts are kept by: `hi-in`. */
export function normaliseTag(tag: string): string {
  return tag.trim().toLowerCase().replaceAll('_', '-');
}

/**
 * The languages in which a text is looked for: the user's with its region, that language alone, and
 * the same of the bot.
 */
export function languageChain(user: string | undefined, bot: string): readonly string[] {
  const [own, other] = [normaliseTag(user ?? ''), normaliseTag(bot)];
  return [...new Set([own, baseOf(own), other, baseOf(other)])].filter((tag) => tag !== '');
}

/** The language of a tag, without its region. */
export function baseOf(tag: string): string {
  return tag.split('-', 1)[0] ?? '';
}
