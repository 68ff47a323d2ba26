import {
  parseEntityDate,
  type EntityDate,
  type EntityPhone,
  parseEntityNumber,
  parseEntityPhone,
  parseEntityText,
} from './entity.value.js';
import { isJsonObject, type JsonObject, read, readScalar } from './json.object.js';

/** One value of an entity, with its origin. Protocol 1.6. */
export class EntityItem {
  readonly #raw: JsonObject;

  constructor(raw: JsonObject) {
    this.#raw = raw;
  }

  /** `entity_value` as received: a string or an object, depending on the entity's type. */
  get value(): unknown {
    return read(this.#raw, 'entity_value');
  }

  /** The value as text, whatever its shape; `undefined` for an object of an unknown shape. */
  get text(): string | undefined {
    return parseEntityText(this.value);
  }

  get number(): number | undefined {
    return parseEntityNumber(this.value);
  }

  get date(): EntityDate | undefined {
    return parseEntityDate(this.value);
  }

  get phone(): EntityPhone | undefined {
    return parseEntityPhone(this.value);
  }

  /** Its source, e.g. `message`, `user_profile` or `default`. Others are possible. */
  get detection(): string | undefined {
    return readScalar(this.#raw, 'detection');
  }

  /** The text that the user typed; else the value. */
  get originalText(): string | undefined {
    return readScalar(this.#raw, 'original_text');
  }

  /** The item as received, with unknown keys. */
  get raw(): JsonObject {
    return this.#raw;
  }
}

/**
 * The items of one entity. `null`, `[]` and an absent key all mean "not collected"; an item
 * whose value is `null` was not collected either. A bare value counts as an item.
 */
export function toEntityItems(list: unknown): EntityItem[] {
  const items = Array.isArray(list) ? (list as unknown[]) : [list];
  return items
    .filter((item) => item !== null && item !== undefined)
    .map((item) => new EntityItem(toRawItem(item)))
    .filter(({ value }) => value !== null && value !== undefined);
}

function toRawItem(item: unknown): JsonObject {
  return isJsonObject(item) && Object.hasOwn(item, 'entity_value') ? item : { entity_value: item };
}
