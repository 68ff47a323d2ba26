import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../../haptik.error.js';
import { CORE_DEFINITIONS, getCoreText, getCoreTexts } from './core.copy.js';
import type { CopyDefinition } from '../definition/copy.definition.js';
import { ResolvedCopyOptions } from '../copy.options.js';

/** All texts declared in code: those of the application, and the built-in ones under `haptik.…`. */
@Injectable()
export class CopyCatalog {
  readonly #definitions = new Map<string, CopyDefinition>(CORE_DEFINITIONS);
  /** Language of the texts in code, in lower case. */
  readonly sourceLanguage: string;

  /** @throws HaptikSetupError when a key is defined twice */
  constructor({ copy, sourceLanguage }: ResolvedCopyOptions) {
    this.sourceLanguage = sourceLanguage;
    for (const { definitions } of new Set(copy)) this.add(definitions);
  }

  /** Definitions by key, the built-in ones first. */
  get definitions(): ReadonlyMap<string, CopyDefinition> {
    return this.#definitions;
  }

  /** The definition of a key; undefined when the code declares none. */
  find(key: string): CopyDefinition | undefined {
    return this.#definitions.get(key);
  }

  /** The default text in exactly this language: the source language, or `hi` for built-in texts. */
  getDefaultText(key: string, language: string): string | undefined {
    const tag = language.toLowerCase();
    if (CORE_DEFINITIONS.has(key)) return getCoreText(key, tag);
    return tag === this.sourceLanguage ? this.find(key)?.text : undefined;
  }

  /** All default texts of a key, by language. */
  getDefaultTexts(key: string): Readonly<Record<string, string>> {
    if (CORE_DEFINITIONS.has(key)) return getCoreTexts(key);
    const text = this.find(key)?.text;
    return text === undefined ? {} : { [this.sourceLanguage]: text };
  }

  private add(definitions: Readonly<Record<string, CopyDefinition>>): void {
    for (const [key, definition] of Object.entries(definitions)) {
      if (this.#definitions.has(key)) {
        throw new HaptikSetupError(
          `Copy "${key}" is defined twice. Keep one definition, and import its copy function in both places.`,
        );
      }
      this.#definitions.set(key, definition);
    }
  }
}
