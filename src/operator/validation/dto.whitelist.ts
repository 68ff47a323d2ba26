import type { Type } from '@nestjs/common';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { HaptikSetupError } from '../../haptik.error.js';
import { isJsonObject, type JsonObject } from '../../payload/json.object.js';
import { getNestedMetadata } from './nested.decorator.js';

/** Undeclared keys that an error names. Few, since class-transformer compares all pairs of keys. */
const MAX_UNDECLARED = 5;
const MAX_NAME_LENGTH = 80;

/** Longer lists of plain values are invalid for every class. */
const MAX_LIST_LENGTH = 1_000;

/** Replaces a value of the wrong shape: every validator rejects it, and transforming it is cheap. */
const INVALID_VALUE = {};
/** The same where an object is expected. */
const NOT_AN_OBJECT = false;

type FieldPicker = (value: unknown) => unknown;

/**
 * The validated properties of a class. It copies only these from the input, so that the cost of
 * transformation and validation stays proportional to that of parsing.
 */
export class DtoWhitelist {
  readonly #pickers: ReadonlyMap<string, FieldPicker>;

  /** @throws HaptikSetupError when the class of a nested property is unknown */
  constructor(type: Type) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
    const names = new Set(rules.map(({ propertyName }) => propertyName));
    const unknown = rules.find(
      (rule) => isNested(rule) && !getNestedMetadata(type, rule.propertyName),
    );
    if (unknown) {
      throw new HaptikSetupError(
        `${type.name}.${unknown.propertyName} is validated as a nested object of an unknown class. ` +
          'Use @Nested or @NestedList instead of @ValidateNested and @Type.',
      );
    }
    this.#pickers = new Map([...names].map((name) => [name, createPicker(type, name)]));
  }

  /**
   * The declared keys, and a few undeclared ones for the error message. A value of an impossible
   * shape, such as a list inside a list, loses its contents.
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

/** Creates the function that copies the value of a property. */
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

/** Keeps enough of an invalid list for validation to reject it: too long, or with a non-object. */
function pickList(list: readonly unknown[], maxItems: number, pickItem: FieldPicker): unknown[] {
  const invalidIndex = list.findIndex((item) => !isJsonObject(item));
  if (invalidIndex >= 0) return [NOT_AN_OBJECT];
  return list.slice(0, maxItems + 1).map(pickItem);
}

function pickPlain(value: unknown): unknown {
  if (!Array.isArray(value)) return pickScalar(value);
  return value.length > MAX_LIST_LENGTH ? INVALID_VALUE : value.map(pickScalar);
}

/** Rejects lone surrogates: validators throw on them, and databases cannot store them. */
function pickScalar(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : INVALID_VALUE;
  return typeof value === 'object' && value !== null ? INVALID_VALUE : value;
}
