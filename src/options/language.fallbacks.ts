/** A language tag as texts are kept by: `hi-in`. */
export function normalizeLanguageTag(tag: string): string {
  return tag.trim().toLowerCase().replaceAll('_', '-');
}

/**
 * The languages in which a text is looked for: the user's with its region, that language alone, and
 * the same of the bot.
 */
export function languageFallbacks(user: string | undefined, bot: string): readonly string[] {
  const [userTag, botTag] = [normalizeLanguageTag(user ?? ''), normalizeLanguageTag(bot)];
  return [...new Set([userTag, baseLanguage(userTag), botTag, baseLanguage(botTag)])].filter(
    (tag) => tag !== '',
  );
}

/** The language of a tag, without its region. */
export function baseLanguage(tag: string): string {
  const end = tag.indexOf('-');
  return end < 0 ? tag : tag.slice(0, end);
}
