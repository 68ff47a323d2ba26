import { posix } from 'node:path';

/** An entity by its name in Haptik and by the property of its class. */
export interface EntityName {
  readonly entity: string;
  readonly property: string;
  /** In words: `order id`. */
  readonly words: string;
}

/** The names in the files of a node. */
export interface NodeNames {
  /** The name in Haptik: `order_status`. */
  readonly node: string;
  /** The folders of the given name: `orders` of `orders/order-status`. */
  readonly folder: string;
  /** The name of the files: `order-status`. */
  readonly file: string;
  /** The start of the names of classes: `OrderStatus`. */
  readonly prefix: string;
  /** The name of the copy: `orderStatusCopy`. */
  readonly copy: string;
  readonly entities: readonly EntityName[];
  /** Whether no entity was named. */
  readonly hasDefaultEntity: boolean;
}

const NAME = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/**
 * @param given the node, and after a colon its entities: `orders/order-status:order_id,city`
 * @throws Error if a name cannot be that of a node or an entity
 */
export function createNodeNames(given: string): NodeNames {
  const [name = '', ...rest] = given.split(':');
  const file = toKebab(posix.basename(name));
  if (!NAME.test(file)) {
    throw new Error(
      `"${name}" is not a name of a node. Use letters and digits, such as order-status.`,
    );
  }
  if (file === 'haptik') {
    throw new Error(
      'The class of "haptik" would be HaptikNode, which is the decorator. Choose another name.',
    );
  }
  const words = file.split('-');
  const entities = new Set(
    rest
      .join(':')
      .split(',')
      .flatMap((entity) => entity.trim() || []),
  );
  return {
    node: words.join('_'),
    folder: posix.dirname(name),
    file,
    prefix: toPascal(words),
    copy: `${toCamel(words)}Copy`,
    entities: (entities.size > 0 ? [...entities] : [`${words[0]}_id`]).map(createEntityName),
    hasDefaultEntity: entities.size === 0,
  };
}

function createEntityName(entity: string): EntityName {
  const kebab = toKebab(entity);
  if (!NAME.test(kebab)) {
    throw new Error(
      `"${entity}" is not a name of an entity. Use letters and digits, such as order_id.`,
    );
  }
  const words = kebab.split('-');
  return { entity: words.join('_'), property: toCamel(words), words: words.join(' ') };
}

function toKebab(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[\s_]+/g, '-')
    .toLowerCase();
}

function toPascal(words: readonly string[]): string {
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

function toCamel([first = '', ...rest]: readonly string[]): string {
  return first + toPascal(rest);
}
