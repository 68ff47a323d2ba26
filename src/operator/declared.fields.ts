import type { Type } from '@nestjs/common';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { HaptikSetupError } from '../haptik.error.js';
import { isJsonObject, type JsonObject } from '../payload/json.object.js';
import { nestedIn } from './nested.decorator.js';

/** Undeclared keys that a refusal names; class-transformer compares every key with all others. */
const MOST_UNDECLARED = 5;
const LONGEST_NAME = 80;

/** A longer list of plain values is no list that any class wants. */
const LONGEST_LIST = 1_000;

/** Stands for what has the wrong shape: every validator refuses it, and it costs nothing. */
const MISSHAPEN = {};
/** The same where an object is wanted. */
const NO_OBJECT = false;

type CopyField = (value: unknown) => unknown;

/**
 * The properties of a class that have a validator. It copies what was sent so that it has nothing
 * else, since transforming and checking must cost no more than reading what was sent.
 */
export class DeclaredFields {
  readonly #copies: ReadonlyMap<string, CopyField>;

  /** @throws HaptikSetupError when a nested class is not known */
  constructor(type: Type) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
    const names = new Set(rules.map(({ propertyName }) => propertyName));
    const unknown = rules.find((rule) => isNested(rule) && !nestedIn(type, rule.propertyName));
    if (unknown) {
      throw new HaptikSetupError(
        `${type.name}.${unknown.propertyName} is validated as a nested object, and its class is not ` +
          'known. Put @Nested or @NestedList on it in place of @ValidateNested and @Type.',
      );
    }
    this.#copies = new Map([...names].map((name) => [name, copyOf(type, name)]));
  }

  /**
   * The declared keys, and a few others for the refusal to name. What has a shape that the class cannot
   * want, such as a list inside a list, loses its contents.
   */
  copy(value: unknown): unknown {
    if (Array.isArray(value)) return [];
    return isJsonObject(value) ? this.copyObject(value) : value;
  }

  private copyObject(given: JsonObject): JsonObject {
    const declared = [...this.#copies]
      .filter(([name]) => Object.hasOwn(given, name))
      .map(([name, copy]) => [name, copy(given[name])] as const);
    return Object.fromEntries([...this.undeclaredIn(given), ...declared]);
  }

  private undeclaredIn(given: JsonObject): (readonly [string, null])[] {
    const names: string[] = [];
    for (const name in given) {
      if (names.length === MOST_UNDECLARED) break;
      if (!this.#copies.has(name)) names.push(name);
    }
    return names.map((name) => [name.slice(0, LONGEST_NAME), null]);
  }
}

function isNested({ type }: { readonly type: string }): boolean {
  return type === ValidationTypes.NESTED_VALIDATION;
}

/** How the value of a property is copied. */
function copyOf(type: Type, property: string): CopyField {
  const nested = nestedIn(type, property);
  if (!nested) return copyPlain;
  const fields = new DeclaredFields(nested.type);
  const copyItem = (item: unknown): unknown => (isJsonObject(item) ? fields.copy(item) : NO_OBJECT);
  return (value) => {
    if (nested.most === undefined) return Array.isArray(value) ? NO_OBJECT : copyOne(value, fields);
    return Array.isArray(value) ? copyList(value, nested.most, copyItem) : copyPlain(value);
  };
}

function copyOne(value: unknown, fields: DeclaredFields): unknown {
  return isJsonObject(value) ? fields.copy(value) : value;
}

/** One that is too long, or has something in it that is no object, is refused by its first items. */
function copyList(list: readonly unknown[], most: number, copyItem: CopyField): unknown[] {
  const stranger = list.findIndex((item) => !isJsonObject(item));
  if (stranger >= 0) return [NO_OBJECT];
  return list.slice(0, most + 1).map(copyItem);
}

function copyPlain(value: unknown): unknown {
  if (!Array.isArray(value)) return copyScalar(value);
  return value.length > LONGEST_LIST ? MISSHAPEN : value.map(copyScalar);
}

/** Half of a character is no text: validators throw at it, and no database keeps it. */
function copyScalar(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : MISSHAPEN;
  return typeof value === 'object' && value !== null ? MISSHAPEN : value;
}
