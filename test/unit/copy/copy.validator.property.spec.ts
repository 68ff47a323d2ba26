import * as fc from 'fast-check';
import { type CopyUse } from 'nestjs-haptik/copy';
import {
  validateCopy,
  type CopyFinding,
  toCopyRequirements,
  parsePlaceholders,
  renderSample,
} from 'nestjs-haptik/internal';
import { LIMIT_BY_USE } from '../../../src/copy/definition/copy.use.js';
import { TextFormatter } from '../../../src/copy/rendering/text.formatter.js';
import { anyText, message as anyMessage, PARCEL } from '../../support/values/icu.messages.js';

const SAMPLE = PARCEL.sample;

const language = fc.constantFrom('en', 'hi', 'ar', 'de-ch', 'pt-br', 'xx-unknown', 'no language');
const use = fc.constantFrom(...(Object.keys(LIMIT_BY_USE) as CopyUse[]));

const check = (text: string, locale: string, usedAs: CopyUse = 'text') =>
  validateCopy(text, toCopyRequirements({ ...PARCEL, usedAs }), locale);
const isRefused = (findings: readonly CopyFinding[]) =>
  findings.some(({ severity }) => severity === 'error');

describe('the validation of any text', () => {
  it('returns findings with messages, and never throws', () => {
    fc.assert(
      fc.property(anyText, language, use, (text, locale, usedAs) => {
        for (const finding of check(text, locale, usedAs)) {
          expect(['error', 'warning']).toContain(finding.severity);
          expect(finding.message.trim()).not.toBe('');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is deterministic, with errors first', () => {
    fc.assert(
      fc.property(anyText, language, use, (text, locale, usedAs) => {
        const findings = check(text, locale, usedAs);
        expect(check(text, locale, usedAs)).toEqual(findings);
        const severities = findings.map(({ severity }) => severity);
        expect(severities).toEqual(severities.toSorted());
      }),
    );
  });

  it('accepts only texts that can be rendered with the sample', () => {
    let passed = 0;
    fc.assert(
      fc.property(anyMessage, language, (part, locale) => {
        const text = `{id} {n} {day, date, ::yyyy} ${part}`;
        if (isRefused(check(text, locale))) return;
        passed += 1;
        const shown = new TextFormatter().format(text, locale, SAMPLE);
        for (const each of [shown, renderSample(text, locale, SAMPLE) ?? '']) {
          expect(each).toContain('A-17');
          expect(each).not.toContain(String(SAMPLE.day));
          expect(each).not.toContain('undefined');
        }
      }),
      { numRuns: 2_000 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('accepts a text of placeholders, which renders the value of each', () => {
    const all = fc.shuffledSubarray(['{id}', '{n}', '{day, date, ::yyyy}'], { minLength: 3 });
    fc.assert(
      fc.property(all, fc.constantFrom('', ' ', "''", " '{x}' "), (places, between) => {
        const text = places.join(between);
        expect(isRefused(check(text, 'en'))).toBe(false);
        const shown = renderSample(text, 'en', SAMPLE);
        for (const value of ['A-17', '4711', '2031']) expect(shown).toContain(value);
      }),
    );
  });

  it('reports a missing placeholder exactly when the text does not contain it, at any depth', () => {
    fc.assert(
      fc.property(anyMessage, (text) => {
        const written = parsePlaceholders(text)?.map(({ name }) => name);
        if (!written) return;
        const missed = check(text, 'en').filter(({ rule }) => rule === 'missing-placeholder');
        const names = Object.keys(SAMPLE).filter((name) => !written.includes(name));
        // An empty text has no other findings.
        if (text.trim() === '') return;
        expect(missed.map(({ message }) => /\{(\w+)/.exec(message)?.[1])).toEqual(names);
      }),
      { numRuns: 1_000 },
    );
  });

  it('names only placeholders of the text or the definition', () => {
    fc.assert(
      fc.property(anyText, language, (text, locale) => {
        const written = parsePlaceholders(text)?.map(({ name }) => name) ?? [];
        const known = new Set([...written, ...Object.keys(SAMPLE)]);
        const found = check(text, locale).filter(({ rule }) => rule.endsWith('-placeholder'));
        for (const { message } of found) {
          for (const [, name = ''] of message.matchAll(/\{([^{},]+)[,}]/g)) {
            expect(known).toContain(name);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('treats quoted text as literal text', () => {
    fc.assert(
      fc.property(fc.constantFrom('id', 'n', 'day', 'nobody', ''), (name) => {
        const text = `{id} {n} {day, date} '{${name}}'`;
        expect(check(text, 'en')).toEqual([]);
        expect(renderSample(text, 'en', SAMPLE)).toContain(`{${name}}`);
      }),
    );
  });
});
