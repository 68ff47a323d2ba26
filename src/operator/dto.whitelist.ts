import type { Type } from '@nestjs/common';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { HaptikSetupError } from '../haptik.error.js';
import { isJsonObject, type JsonObject } from '../payload/json.object.js';
import { getNestedMetadata } from './nested.decorator.js';

/** Undeclared keys that a refusal names; class-transformer compares every key with all others. */
const MAX_UNDECLARED = 5;
const MAX_NAME_LENGTH = 80;

/** A longer list of plain values is no list that any class wants. */
const MAX_LIST_LENGTH = 1_000;

/** Stands for what has the wrong shape: every validator refuses it, and it costs nothing. */
const INVALID_VALUE = {};
/** The same where an object is wanted. */
const NOT_AN_OBJECT = false;

type FieldPicker = (value: unknown) => unknown;

/**
 * The properties of a class that have a validator. It copies what was sent so that it has nothing
 * else, since transforming and checking must cost no more than reading what was sent.
 */
export class DtoWhitelist {
  readonly #pickers: ReadonlyMap<string, FieldPicker>;

  /** @throws HaptikSetupError when a nested class is not known */
  constructor(type: Type) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
    const names = new Set(rules.map(({ propertyName }) => propertyName));
    const unknown = rules.find(
      (rule) => isNested(rule) && !getNestedMetadata(type, rule.propertyName),
    );
    if (unknown) {
      throw new HaptikSetupError(
        `${type.name}.${unknown.propertyName} is validated as a nested object, and its class is not ` +
          'known. Put @Nested or @NestedList on it in place of @ValidateNested and @Type.',
      );
    }
    this.#pickers = new Map([...names].map((name) => [name, createPicker(type, name)]));
  }

  /**
   * The declared keys, and a few others for the refusal to name. What has a shape that the class cannot
   * want, such as a list inside a list, loses its contents.
   */
  pick(value: unknown): unknown {
    if (Array.isArray(value)) return [];
    return isJsonObject(value) ? this.pickFields(value) : value;
  }

  private pickFields(given: JsonObject): JsonObject {
    const declared = [...this.#pickers]
      .filter(([name]) => Object.hasOwn(given, name))
      .map(([name, copy]) => [name, copy(given[name])] as const);
    return Object.fromEntries([...this.listUndeclared(given), ...declared]);
  }

  private listUndeclared(given: JsonObject): (readonly [string, null])[] {
    const names: string[] = [];
    for (const name in given) {
      if (names.length === MAX_UNDECLARED) break;
      if (!this.#pickers.has(name)) names.push(name);
    }
    return names.map((name) => [name.slice(0, MAX_NAME_LENGTH), null]);
  }
}

function isNested({ type }: { readonly type: string }): boolean {
  return type === ValidationTypes.NESTED_VALIDATION;
}

/** How the value of a property is copied. */
function createPicker(type: Type, property: string): FieldPicker {
  const nested = getNestedMetadata(type, property);
  if (!nested) return pickPlain;
  const fields = new DtoWhitelist(nested.type);
  const pickItem = (item: unknown): unknown =>
    isJsonObject(item) ? fields.pick(item) : NOT_AN_OBJECT;
  return (value) => {
    if (nested.maxItems === undefined)
      return Array.isArray(value) ? NOT_AN_OBJECT : pickObject(value, fields);
    return Array.isArray(value) ? pickList(value, nested.maxItems, pickItem) : pickPlain(value);
  };
}

function pickObject(value: unknown, fields: DtoWhitelist): unknown {
  return isJsonObject(value) ? fields.pick(value) : value;
}

/** One that is too long, or has something in it that is no object, is refused by its first items. */
function pickList(list: readonly unknown[], maxItems: number, pickItem: FieldPicker): unknown[] {
  const invalidIndex = list.findIndex((item) => !isJsonObject(item));
  if (invalidIndex >= 0) return [NOT_AN_OBJECT];
  return list.slice(0, maxItems + 1).map(pickItem);
}

function pickPlain(value: unknown): unknown {
  if (!Array.isArray(value)) return pickScalar(value);
  return value.length > MAX_LIST_LENGTH ? INVALID_VALUE : value.map(pickScalar);
}

/** Half of a character is no text: validators throw at it, and no database keeps it. */
function pickScalar(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : INVALID_VALUE;
  return typeof value === 'object' && value !== null ? INVALID_VALUE : value;
}
