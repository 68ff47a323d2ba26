import { hasCopyTokenFragment, replaceCopyTokens } from '../../copy/reference/copy.token.js';
import type { CopyRenderer } from '../../copy/reference/copy.renderer.js';
import { HaptikSetupError } from '../../haptik.error.js';
import { BUILT_IN_TEXTS, type TextKey, type TextsPerLanguage } from './haptik.texts.js';
import { languageFallbacks, normalizeLanguageTag } from './language.fallbacks.js';
import { isBlank } from '../../hsl/parse/blank.text.js';

/**
 * Looks texts up by language: the user's language with its region, that language alone, the
 * language of the bot, then English. In each language the published text wins over the text of
 * the bot, and that over the built-in text. Blank texts are skipped, so the result is never empty.
 */
export class TextCatalog {
  readonly #layers: readonly TextsPerLanguage[];
  readonly #language: string;
  readonly #renderer: CopyRenderer | undefined;

  /**
   * Texts in earlier layers win over those in later layers.
   *
   * @param renderer source of published texts; without it copy references cannot be rendered
   */
  constructor(
    layers: readonly (TextsPerLanguage | undefined)[],
    language: string,
    renderer?: CopyRenderer,
  ) {
    this.#renderer = renderer;
    this.#layers = [...layers.map(normalizeTags), BUILT_IN_TEXTS];
    this.#language = language;
  }

  text(key: TextKey, language?: string): string {
    for (const tag of [...languageFallbacks(language, this.#language), 'en']) {
      const published = this.#renderer?.findPublished(`haptik.${key}`, tag);
      if (published !== undefined) return published;
      for (const layer of this.#layers) {
        const given = Object.hasOwn(layer, tag) ? layer[tag]?.[key] : undefined;
        const text = given && this.tryRenderCopy(given, language);
        if (text !== undefined && !isBlank(text)) return text;
      }
    }
    return BUILT_IN_TEXTS.en[key];
  }

  /** Whether copy references can be rendered. */
  get canRenderCopy(): boolean {
    return this.#renderer !== undefined;
  }

  /**
   * The text with its copy references rendered in a language.
   *
   * @throws Error when a reference cannot be rendered
   */
  renderCopy(text: string, language: string | undefined): string {
    if (!hasCopyTokenFragment(text)) return text;
    const renderer = this.#renderer;
    if (!renderer) throw new HaptikSetupError(NO_COPY_RENDERER);
    const languages = languageFallbacks(language, this.#language);
    return replaceCopyTokens(text, (reference) => renderer.render(reference, languages));
  }

  /** Undefined for a text that cannot be rendered, since the lookup continues with the next one. */
  private tryRenderCopy(text: string, language: string | undefined): string | undefined {
    try {
      return this.renderCopy(text, language);
    } catch {
      return undefined;
    }
  }
}

/** The message for copy references without a renderer. */
export const NO_COPY_RENDERER =
  'a text contains a copy reference, and no copy renderer is registered. Import ' +
  'HaptikCopyModule.forRoot({ copy: […] }) of nestjs-haptik/copy next to HaptikModule.';

function normalizeTags(texts: TextsPerLanguage = {}): TextsPerLanguage {
  return Object.fromEntries(
    Object.entries(texts).map(([tag, set]) => [normalizeLanguageTag(tag), set]),
  );
}
