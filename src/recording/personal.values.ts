import { SecretRedactor } from '../redaction/redact.secrets.js';
import { DEFAULT_NAME_WORDS, MAX_PERSONAL_VALUES, WORD } from '../payload/call.keys.js';
import type { Pseudonyms } from './pseudonyms.js';

export const REDACTED = '[redacted]';

/** Shorter values would match in almost every text. */
const MIN_LENGTH = 3;
/** With values of settings, which texts contain without being personal. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...DEFAULT_NAME_WORDS,
  'true',
  'false',
  'null',
  'undefined',
  'none',
  'yes',
]);
/** More would block other calls for milliseconds. */
const MAX_NESTED_ENCODINGS = 1;

/** The personal values of one call and what each is replaced by, wherever it comes back. */
export class PersonalValues {
  readonly #replacements = new Map<string, string>();
  #pattern: RegExp | undefined;
  #encoded: SecretRedactor | undefined;

  constructor(private readonly pseudonyms: Pseudonyms) {}

  /** Whether there are too many to search for. */
  get isOverflowing(): boolean {
    return this.#replacements.size > MAX_PERSONAL_VALUES;
  }

  /** Replaces a value by a pseudonym, also where it comes back. */
  pseudonymize(text: string): string {
    const pseudonym = this.pseudonyms.of(text);
    this.add(text, pseudonym);
    return pseudonym;
  }

  pseudonymizeNumber(value: number): number {
    const pseudonym = this.pseudonyms.ofNumber(value);
    this.add(String(value), String(pseudonym));
    return pseudonym;
  }

  /** Replaces a name, and each of its words, since replies often use the first name only. */
  pseudonymizeName(name: string): string {
    for (const word of name.match(WORD) ?? []) this.pseudonymize(word);
    return this.pseudonymize(name);
  }

  /** Replaces a secret by a constant. */
  hide(secret: string): string {
    this.add(secret, REDACTED);
    return REDACTED;
  }

  /** Replaces every occurrence in a text that is spelled as the value, in any case. */
  replaceIn(text: string): string {
    if (this.#replacements.size === 0) return text;
    this.#pattern ??= this.createPattern();
    return text.replaceAll(this.#pattern, (found) => this.find(found));
  }

  /** Replaces every occurrence, and encoded ones by `[redacted]`, which takes longer. */
  replaceEncodedIn(text: string): string {
    this.#encoded ??= new SecretRedactor([...this.#replacements.keys()], {
      ignoreCaseAndWhitespace: true,
      maxDepth: MAX_NESTED_ENCODINGS,
    });
    return this.#encoded.redact(this.replaceIn(text));
  }

  /** The replacement in the case of the text, as the node method changed it. */
  private find(found: string): string {
    const replacement = this.#replacements.get(found.toLowerCase()) ?? REDACTED;
    if (replacement === REDACTED) return replacement;
    if (found === found.toUpperCase()) return replacement.toUpperCase();
    return found === found.toLowerCase() ? replacement.toLowerCase() : replacement;
  }

  private add(given: string, replacement: string): void {
    const value = given.trim().toLowerCase();
    if (value.length < MIN_LENGTH || COMMON_WORDS.has(value) || this.isOverflowing) return;
    if (value === replacement.toLowerCase()) return;
    // A secret wins over a name with the same value.
    if (this.#replacements.get(value) === REDACTED) return;
    this.#replacements.set(value, replacement);
    this.#pattern = undefined;
    this.#encoded = undefined;
  }

  /** Longer values first, so that a name is replaced as a whole. */
  private createPattern(): RegExp {
    const values = [...this.#replacements.keys()].toSorted((a, b) => b.length - a.length);
    return new RegExp(values.map(escapeForPattern).join('|'), 'gi');
  }
}

function escapeForPattern(value: string): string {
  return value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
