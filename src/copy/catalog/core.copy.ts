import {
  BUILT_IN_TEXTS,
  type HaptikTexts,
  type TextKey,
  type TextsPerLanguage,
} from '../../options/texts/haptik.texts.js';
import type { CopyDefinition } from '../definition/copy.definition.js';
import { CORE_PREFIX } from './define.copy.js';

/** When users read the built-in texts. Shown to content editors. */
const DESCRIPTIONS: Readonly<Record<TextKey, string>> = {
  error: 'The bot failed to answer, and no agent is called.',
  deadline: 'The answer took too long.',
  empty: 'The bot has no answer.',
  unknownNode: 'The bot has no code for this step of the conversation.',
  denied: 'The user is not allowed to do this.',
  invalidInput: 'The input of the user is invalid.',
  unavailable: 'This part of the bot is switched off, or fails too often at the moment.',
  busy: 'Too many users write to the bot at the same time.',
  handoffStarted: 'An agent was called and takes over.',
  handoffQueued: 'An agent could not be called yet. The bot keeps trying.',
  handoffAlreadyActive: 'An agent was already called in this conversation and has not joined yet.',
  handoffFailed: 'An agent could not be called.',
};

const CORE_KEYS = Object.keys(DESCRIPTIONS) as readonly TextKey[];

/** Definitions of the built-in texts. */
export const CORE_DEFINITIONS: ReadonlyMap<string, CopyDefinition> = new Map(
  CORE_KEYS.map((key) => [
    CORE_PREFIX + key,
    { text: BUILT_IN_TEXTS.en[key], description: DESCRIPTIONS[key], usedAs: 'text' },
  ]),
);

/** The built-in text of a key in a language. */
export function getCoreText(key: string, language: string): string | undefined {
  const texts = findBuiltInTexts(language);
  const name = key.slice(CORE_PREFIX.length);
  return texts && Object.hasOwn(texts, name) ? texts[name as TextKey] : undefined;
}

/** The built-in texts of a key, by language. */
export function getCoreTexts(key: string): Readonly<Record<string, string>> {
  const texts = Object.keys(BUILT_IN_TEXTS).map(
    (language) => [language, getCoreText(key, language)] as const,
  );
  return Object.fromEntries(texts.filter((one): one is [string, string] => one[1] !== undefined));
}

function findBuiltInTexts(language: string): Partial<HaptikTexts> | undefined {
  const texts: TextsPerLanguage = BUILT_IN_TEXTS;
  return Object.hasOwn(texts, language) ? texts[language] : undefined;
}
