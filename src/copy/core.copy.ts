import { BUILT_IN_TEXTS, type HaptikTexts, type TextKey } from '../options/text.catalog.js';
import type { CopyDefinition } from './copy.definition.js';
import { CORE_PREFIX } from './define.copy.js';

/** When users read the texts of the core. */
const DESCRIPTIONS: Readonly<Record<TextKey, string>> = {
  error: 'Something broke while the answer was made, and no colleague is called.',
  deadline: 'The answer took too long.',
  empty: 'There was no answer.',
  unknownNode: 'The bot reached a place for which nothing was programmed.',
  denied: 'The user may not do what was asked for.',
  invalidInput: 'What the user gave could not be read.',
  unavailable: 'This part of the bot is switched off, or fails too often right now.',
  busy: 'More people write than the bot can answer at once.',
  handoffStarted: 'A colleague was called and takes over.',
  handoffQueued: 'A colleague could not be called yet, and will be as soon as that is possible.',
  handoffAlreadyActive: 'A colleague was called earlier in this conversation and has not come yet.',
  handoffFailed: 'A colleague was wanted and could not be called.',
};

const CORE_KEYS = Object.keys(DESCRIPTIONS) as readonly TextKey[];

/** The texts that the core speaks itself, as definitions. */
export const CORE_DEFINITIONS: ReadonlyMap<string, CopyDefinition> = new Map(
  CORE_KEYS.map((key) => [
    CORE_PREFIX + key,
    { text: findBuiltInTexts('en')![key]!, description: DESCRIPTIONS[key], usedAs: 'text' },
  ]),
);

/** What the core has for a key in a language. */
export function getCoreText(key: string, language: string): string | undefined {
  const texts = findBuiltInTexts(language);
  const name = key.slice(CORE_PREFIX.length);
  return texts && Object.hasOwn(texts, name) ? texts[name as TextKey] : undefined;
}

/** What the core has for a key, by language. */
export function getCoreTexts(key: string): Readonly<Record<string, string>> {
  const texts = Object.keys(BUILT_IN_TEXTS).map(
    (language) => [language, getCoreText(key, language)] as const,
  );
  return Object.fromEntries(texts.filter((one): one is [string, string] => one[1] !== undefined));
}

function findBuiltInTexts(language: string): Partial<HaptikTexts> | undefined {
  return Object.hasOwn(BUILT_IN_TEXTS, language) ? BUILT_IN_TEXTS[language] : undefined;
}
