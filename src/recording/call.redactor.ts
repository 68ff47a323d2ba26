import { Injectable } from '@nestjs/common';
import type { NameSelection } from '../options/resolved/resolved.recording.options.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { isJsonObject, type JsonObject } from '../payload/json.object.js';
import { ENTITY_KIND_KEYS, isNameKey, USER_KIND_KEYS } from '../payload/call.keys.js';
import { isPersonalKey } from './personal.keys.js';
import { PersonalValues, REDACTED } from './personal.values.js';
import { Pseudonyms } from './pseudonyms.js';

/** Deeper values are left out: no call is nested that deep. */
const MAX_DEPTH = 64;

/** Keys of calls and replies that are neither personal nor state. Protocol 1.4, 2.2. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'node',
  'step',
  'event',
  'entities',
  'conversation_no',
  'conversation_details',
  'user_details',
  'conversation_data',
  'permanent_user_data',
  'status',
  'response',
]);
const DETAILS: ReadonlySet<string> = new Set([
  'conversation_details',
  'user_details',
  'conversation_data',
  'permanent_user_data',
]);
/** Keys of formats and of state, which no user typed. */
const IDENTIFIER = /^[a-z][a-z0-9_]*$/i;
/** With limits, since an attempt begins at each character. Paths such as node_modules/@nestjs/core do not match. */
const EMAIL =
  /[^\s@<>"'(),;:/\\=&?]{1,64}@[^\s@<>"'(),;:/\\=&?]{1,255}\.\p{L}[^\s@<>"'(),;:/\\=&?]{0,63}/gu;

type LeafReplacer = (value: string | number, key: string) => string | number;

/** A call and its reply without personal data. */
export interface RedactedCall {
  readonly request: unknown;
  readonly reply: unknown;
  /** Redacts another text about the call, such as a log line. */
  readonly redactText: (text: string) => string;
}

/**
 * Replaces secrets and personal data in a call, its reply and its log lines. Structure and types remain, and the
 * same value is replaced alike everywhere, so that the call can be replayed and its reply compared.
 */
@Injectable()
export class CallRedactor {
  readonly #pseudonyms = new Pseudonyms();
  readonly #entities: NameSelection;
  readonly #details: NameSelection;

  constructor({ recording }: ResolvedHaptikOptions) {
    this.#entities = recording.entities;
    this.#details = recording.details;
  }

  /**
   * @param secrets of the application, which must not come back in a reply or log line
   * @returns undefined when the call has too many personal values to search for
   */
  redact(request: unknown, reply: unknown, secrets: readonly string[]): RedactedCall | undefined {
    const values = new PersonalValues(this.#pseudonyms);
    secrets.forEach((secret) => values.hide(secret));
    // First everything is collected, since a value may come back before the key that names it.
    const markedRequest = this.markBody(request, values);
    const markedReply = this.markBody(reply, values);
    if (values.isOverflowing) return undefined;
    return {
      request: replaceTexts(markedRequest, values),
      reply: replaceTexts(markedReply, values),
      redactText: (text) => values.replaceEncodedIn(replaceEmails(text, values)),
    };
  }

  private markBody(body: unknown, values: PersonalValues): unknown {
    if (!isJsonObject(body)) return this.markPersonalKeys(body, values);
    return mapEntries(body, (key, value) => this.markKey(key, value, values));
  }

  private markKey(key: string, value: unknown, values: PersonalValues): unknown {
    const pseudonymize = createPseudonymizer(values);
    if (key === 'env_variables') return mapLeaves(value, (leaf) => hideLeaf(leaf, values));
    if (key === 'user' || key === 'user_data') return markUser(value, values);
    if (key === 'entities' && isJsonObject(value)) {
      return mapEntries(value, (name, items) =>
        isSelected(this.#entities, name)
          ? mapLeaves(items, (leaf, inner) =>
              ENTITY_KIND_KEYS.has(inner) ? leaf : pseudonymize(leaf, name),
            )
          : this.markPersonalKeys(items, values),
      );
    }
    const isDetail = KNOWN_KEYS.has(key) ? false : isSelected(this.#details, key);
    if (isDetail || (DETAILS.has(key) && this.#details === true))
      return mapLeaves(value, pseudonymize, key);
    return this.markPersonalKeys(value, values);
  }

  /** Replaces what is below keys that name personal data, and e-mail addresses everywhere. */
  private markPersonalKeys(value: unknown, values: PersonalValues, depth = 0): unknown {
    if (depth > MAX_DEPTH) return REDACTED;
    if (Array.isArray(value))
      return value.map((inner) => this.markPersonalKeys(inner, values, depth + 1));
    if (!isJsonObject(value)) return mapLeaves(value, (leaf) => markEmail(leaf, values));
    return mapEntries(value, (key, inner) =>
      this.#details !== true && isSelected(this.#details, key)
        ? mapLeaves(inner, createPseudonymizer(values), key)
        : this.markPersonalKeys(inner, values, depth + 1),
    );
  }
}

/** Everything about the user is personal, except the channel and the language. */
function markUser(user: unknown, values: PersonalValues): unknown {
  const pseudonymize = createPseudonymizer(values);
  if (!isJsonObject(user)) return mapLeaves(user, pseudonymize, 'name');
  return mapEntries(user, (key, value) => {
    if (USER_KIND_KEYS.has(key)) return value;
    if (key === 'auth_code') return mapLeaves(value, (leaf) => hideLeaf(leaf, values));
    return mapLeaves(value, pseudonymize, key);
  });
}

function isSelected(selection: NameSelection, name: string): boolean {
  return selection === true || selection.has(name) || isPersonalKey(name);
}

function createPseudonymizer(values: PersonalValues): LeafReplacer {
  return (value, key) => {
    if (typeof value === 'number') return values.pseudonymizeNumber(value);
    return isNameKey(key) ? values.pseudonymizeName(value) : values.pseudonymize(value);
  };
}

function hideLeaf(value: string | number, values: PersonalValues): string | number {
  const hidden = values.hide(String(value));
  return typeof value === 'number' ? 0 : hidden;
}

function markEmail(value: string | number, values: PersonalValues): string | number {
  return typeof value === 'string' ? replaceEmails(value, values) : value;
}

function replaceEmails(text: string, values: PersonalValues): string {
  return text.includes('@') ? text.replaceAll(EMAIL, (email) => values.pseudonymize(email)) : text;
}

function mapEntries(
  object: JsonObject,
  map: (key: string, inner: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, map(key, inner)]));
}

/** Replaces the texts and numbers in a value, and keeps its structure. */
function mapLeaves(value: unknown, replace: LeafReplacer, key = '', depth = 0): unknown {
  if (typeof value === 'string') return value === '' ? value : replace(value, key);
  if (typeof value === 'number') return replace(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((inner) => mapLeaves(inner, replace, key, depth + 1));
  return mapEntries(value as JsonObject, (name, inner) =>
    mapLeaves(inner, replace, name, depth + 1),
  );
}

/** Replaces the values where they come back, and encoded ones only if there are any. */
function replaceTexts(value: unknown, values: PersonalValues): unknown {
  const replaced = replaceIn(value, (text) => values.replaceIn(text));
  const json = JSON.stringify(replaced);
  return values.replaceEncodedIn(json) === json
    ? replaced
    : replaceIn(value, (text) => values.replaceEncodedIn(text));
}

/** A text that is JSON, such as a rich element, remains JSON. */
function replaceIn(value: unknown, replace: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((inner) => replaceIn(inner, replace));
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [
      IDENTIFIER.test(key) ? key : replace(key),
      replaceIn(inner, replace),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  if (typeof value === 'number') return replaceNumber(value, replace);
  if (typeof value !== 'string') return value;
  const element = parseElement(value);
  return element ? JSON.stringify(replaceIn(element, replace)) : replace(value);
}

function replaceNumber(value: number, replace: (text: string) => string): number {
  const text = String(value);
  const replaced = replace(text);
  if (replaced === text) return value;
  const number = Number(replaced);
  return Number.isFinite(number) ? number : 0;
}

function parseElement(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
