import { Injectable } from '@nestjs/common';
import { type CopyEntry, type CopyValue } from 'nestjs-haptik/copy';
import {
  type CopyFinding,
  type CopyRequirements,
  type Placeholder,
  parsePlaceholders,
  toCopyRequirements,
  validateCopy,
} from 'nestjs-haptik/internal';
import { CopyService } from './copy.service.js';

type CheckableEntry = Pick<CopyEntry, 'key' | 'language' | 'draft' | 'published'>;

/** Validates texts against the requirements of their definitions. */
@Injectable()
export class CopyChecker {
  readonly #expectations = new Map<string, CopyRequirements>();

  constructor(private readonly copyService: CopyService) {}

  check(key: string, language: string, text: string): readonly CopyFinding[] {
    return validateCopy(text, this.getExpectation(key) ?? permissiveExpectation(text), language);
  }

  /** Returns the findings of the draft, else of the published text. */
  checkEntry({ key, language, draft, published }: CheckableEntry): readonly CopyFinding[] {
    const text = draft ?? published;
    return text === null ? [] : this.check(key, language, text);
  }

  private getExpectation(key: string): CopyRequirements | undefined {
    const known = this.#expectations.get(key);
    const definition = known ? undefined : this.copyService.catalog.find(key);
    if (!definition) return known;
    const expectation = toCopyRequirements(definition);
    this.#expectations.set(key, expectation);
    return expectation;
  }
}

const SAMPLES: Readonly<Record<Placeholder['kind'], CopyValue>> = {
  text: 'text',
  number: 1,
  date: new Date(0),
};

/** A key without a definition may use any placeholders. */
function permissiveExpectation(text: string): CopyRequirements {
  const placeholders = parsePlaceholders(text) ?? [];
  const sample = Object.fromEntries(placeholders.map(({ name, kind }) => [name, SAMPLES[kind]]));
  return { placeholders, usedAs: 'text', sample };
}

export function hasError(findings: readonly CopyFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
