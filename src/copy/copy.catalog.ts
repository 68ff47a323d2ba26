import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { CORE_DEFINITIONS, getCoreText, getCoreTexts } from './core.copy.js';
import type { CopyDefinition } from './copy.definition.js';
import { ResolvedCopyOptions } from './copy.options.js';

/** All texts that code declares: those of the application, and those of the core as `haptik.…`. */
@Injectable()
export class CopyCatalog {
  readonly #definitions = new Map<string, CopyDefinition>(CORE_DEFINITIONS);
  /** Of the texts in code, in lower case. */
  readonly sourceLanguage: string;

  /** @throws HaptikSetupError when a key is defined twice */
  constructor({ copy, sourceLanguage }: ResolvedCopyOptions) {
    this.sourceLanguage = sourceLanguage;
    for (const { definitions } of new Set(copy)) this.#add(definitions);
  }

  /** By key, the core's first. */
  get definitions(): ReadonlyMap<string, CopyDefinition> {
    return this.#definitions;
  }

  /** The definition of a key; undefined when no code uses it. */
  find(key: string): CopyDefinition | undefined {
    return this.#definitions.get(key);
  }

  /** The text that code has in this very language: the source language, and `hi` for the core. */
  getDefaultText(key: string, language: string): string | undefined {
    const tag = language.toLowerCase();
    if (CORE_DEFINITIONS.has(key)) return getCoreText(key, tag);
    return tag === this.sourceLanguage ? this.find(key)?.text : undefined;
  }

  /** All texts that code has for a key, by language. */
  getDefaultTexts(key: string): Readonly<Record<string, string>> {
    if (CORE_DEFINITIONS.has(key)) return getCoreTexts(key);
    const text = this.find(key)?.text;
    return text === undefined ? {} : { [this.sourceLanguage]: text };
  }

  #add(definitions: Readonly<Record<string, CopyDefinition>>): void {
    for (const [key, definition] of Object.entries(definitions)) {
      if (this.#definitions.has(key)) {
        throw new HaptikSetupError(
          `Copy "${key}" is defined twice. Keep one of them, and import its copy function in both places.`,
        );
      }
      this.#definitions.set(key, definition);
    }
  }
}
