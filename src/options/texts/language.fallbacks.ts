/** A language tag in the normalized form of text keys: `hi-in`. */
export function normalizeLanguageTag(tag: string): string {
  return tag.trim().toLowerCase().replaceAll('_', '-');
}

/**
 * The languages of a text lookup, in order: the user's language with its region, the user's
 * language alone, then the same two of the bot.
 */
export function languageFallbacks(user: string | undefined, bot: string): readonly string[] {
  const [userTag, botTag] = [normalizeLanguageTag(user ?? ''), normalizeLanguageTag(bot)];
  return [...new Set([userTag, baseLanguage(userTag), botTag, baseLanguage(botTag)])].filter(
    (tag) => tag !== '',
  );
}

/** The language of a tag without the region. */
export function baseLanguage(tag: string): string {
  const end = tag.indexOf('-');
  return end < 0 ? tag : tag.slice(0, end);
}
