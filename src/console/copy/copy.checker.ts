import { Injectable } from '@nestjs/common';
import { checkCopy, type CopyExpectation, expectationOf } from '../../copy/check.copy.js';
import type { CopyValue } from '../../copy/copy.definition.js';
import type { CopyEntry } from '../../copy/copy.book.js';
import type { CopyFinding } from '../../copy/copy.finding.js';
import { type Placeholder, placeholdersOf } from '../../copy/placeholder.js';
import { CopyShelf } from './copy.shelf.js';

type CheckedEntry = Pick<CopyEntry, 'key' | 'language' | 'draft' | 'published'>;

/** Checks texts against what code says of their keys. */
@Injectable()
export class CopyChecker {
  readonly #expectations = new Map<string, CopyExpectation>();

  constructor(private readonly shelf: CopyShelf) {}

  check(key: string, language: string, text: string): readonly CopyFinding[] {
    return checkCopy(text, this.expectationOf(key) ?? anythingIn(text), language);
  }

  /** What is wrong with what will be read; nothing where no text is. */
  findingsOf({ key, language, draft, published }: CheckedEntry): readonly CopyFinding[] {
    const text = draft ?? published;
    return text === null ? [] : this.check(key, language, text);
  }

  private expectationOf(key: string): CopyExpectation | undefined {
    const known = this.#expectations.get(key);
    const definition = known ? undefined : this.shelf.catalogue.find(key);
    if (!definition) return known;
    const expectation = expectationOf(definition);
    this.#expectations.set(key, expectation);
    return expectation;
  }
}

const SAMPLES: Readonly<Record<Placeholder['kind'], CopyValue>> = {
  text: 'text',
  number: 1,
  date: new Date(0),
};

/** No code uses the key, so that any placeholders are right. */
function anythingIn(text: string): CopyExpectation {
  const placeholders = placeholdersOf(text) ?? [];
  const sample = Object.fromEntries(placeholders.map(({ name, kind }) => [name, SAMPLES[kind]]));
  return { placeholders, usedAs: 'text', sample };
}

export function hasError(findings: readonly CopyFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
