import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { HaptikFailure } from '../reply/result/haptik.failure.js';
import { BoundedCloner, MAX_OBJECT_KEYS } from '../payload/bounded.cloner.js';
import { EntityItem } from '../payload/entity.item.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';

/** A reply has no more messages, and spreading far more arguments fails. */
const MAX_MESSAGES = 100;

/** Maps the entities of a call to a validated instance of a class. */
export class EntitiesPipe implements PipeTransform<NodeCall, Promise<object>> {
  /**
   * @throws HaptikFailure with the class's own messages when an entity violates it
   * @throws RangeError when the value of an entity is wider or deeper than any that is meant
   */
  async transform(call: NodeCall, { data: dto }: ArgumentMetadata): Promise<object> {
    if (!isClass(dto)) {
      return Object.fromEntries(call.entityNames.map((name) => [name, call.entities(name)]));
    }
    const values = collectValues(dto, call);
    const plain = values.filter(([, value]) => !(value instanceof EntityItem));
    // Items are assigned after the transformation, which would copy them without their methods.
    const instance = Object.assign(
      plainToInstance(dto, Object.fromEntries(plain)),
      Object.fromEntries(values.filter(([, value]) => value instanceof EntityItem)),
    );
    const errors = await validate(instance, {
      whitelist: true,
      stopAtFirstError: true,
      forbidUnknownValues: false,
      validationError: { target: false, value: false },
    });
    const [first, ...others] = errors.flatMap(flattenMessages).slice(0, MAX_MESSAGES);
    if (first !== undefined) throw new HaptikFailure(first, ...others);
    return instance;
  }
}

function isClass(value: unknown): value is Type<object> {
  return typeof value === 'function';
}

function collectValues(dto: Type<object>, call: NodeCall): (readonly [string, unknown])[] {
  const cloner = new BoundedCloner();
  const { declared, others } = partitionNames(dto, call);
  const values = [...declared, ...others].map((name) => {
    const isSameName =
      getDeclaredType(dto, name) !== undefined ||
      getDeclaredType(dto, toCamelCase(name)) === undefined;
    const property = isSameName ? name : toCamelCase(name);
    const type = getDeclaredType(dto, property);
    return [property, convertEntity(name, call, type, cloner)] as const;
  });
  return values.filter(([, value]) => value !== undefined);
}

/** The declared names, and a limited number of others, which a transformer may rename. */
function partitionNames(
  dto: Type<object>,
  { entityNames }: NodeCall,
): Record<'declared' | 'others', string[]> {
  const isDeclared = (name: string): boolean =>
    getDeclaredType(dto, name) !== undefined ||
    getDeclaredType(dto, toCamelCase(name)) !== undefined;
  const declared = entityNames.filter(isDeclared);
  const others = entityNames.filter((name) => !isDeclared(name)).slice(0, MAX_OBJECT_KEYS);
  return { declared, others };
}

function convertEntity(
  name: string,
  call: NodeCall,
  type: unknown,
  cloner: BoundedCloner,
): unknown {
  try {
    const items = call.entities(name);
    if (type === Array) cloner.count(items.length);
    const value = convert(items, type);
    return value instanceof EntityItem || value instanceof Date ? value : cloner.clone(value);
  } catch (error) {
    // An entity that the class does not declare must not make the call fail.
    if (type === undefined) return undefined;
    throw new RangeError(`Entity ${quote(name)} cannot be read: ${(error as Error).message}.`);
  }
}

/** The declared type of a property, from the metadata that the compiler emits for decorators. */
function getDeclaredType(dto: Type<object>, property: string): unknown {
  return Reflect.getMetadata('design:type', dto.prototype as object, property);
}

function convert(items: EntityItem[], type: unknown): unknown {
  const [first] = items;
  if (type === Array) return items.map(({ text }) => text);
  if (type === EntityItem) return first;
  // A value that is not a number stays a text, so that @IsNumber() rejects it.
  if (type === Number) return first?.number ?? first?.text;
  if (type === Date) return first?.date ? new Date(first.date.iso) : first?.text;
  return first?.text ?? first?.value;
}

function toCamelCase(name: string): string {
  return name.replaceAll(/(?<!_)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function flattenMessages({ constraints = {}, children = [] }: ValidationError): string[] {
  return [...Object.values(constraints), ...children.flatMap(flattenMessages)];
}
