import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { HaptikFailure } from '../answer/haptik.failure.js';
import { BoundedCopy, MOST_KEYS } from '../payload/bounded.copy.js';
import { EntityItem } from '../payload/entity.item.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';

/** More than these are in no reply, and a spread of many more would fail. */
const MOST_MESSAGES = 100;

/** Turns the entities of a call into a validated instance of a class. */
export class EntitiesPipe implements PipeTransform<NodeCall, Promise<object>> {
  /**
   * @throws HaptikFailure with the class's own messages when an entity violates it
   * @throws RangeError when the value of an entity is wider or deeper than any that is meant
   */
  async transform(call: NodeCall, { data: dto }: ArgumentMetadata): Promise<object> {
    if (!isClass(dto)) {
      return Object.fromEntries(call.entityNames.map((name) => [name, call.entities(name)]));
    }
    const values = valuesFor(dto, call);
    const plain = values.filter(([, value]) => !(value instanceof EntityItem));
    // Items go in behind the transformer, which would copy what it finds without its methods.
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
    const [first, ...others] = errors.flatMap(messagesOf).slice(0, MOST_MESSAGES);
    if (first !== undefined) throw new HaptikFailure(first, ...others);
    return instance;
  }
}

function isClass(value: unknown): value is Type<object> {
  return typeof value === 'function';
}

function valuesFor(dto: Type<object>, call: NodeCall): (readonly [string, unknown])[] {
  const copies = new BoundedCopy();
  const { declared, others } = namesFor(dto, call);
  const values = [...declared, ...others].map((name) => {
    const isNamedAlike = typeOf(dto, name) !== undefined || typeOf(dto, camel(name)) === undefined;
    const property = isNamedAlike ? name : camel(name);
    const type = typeOf(dto, property);
    return [property, valueOf(name, call, type, copies)] as const;
  });
  return values.filter(([, value]) => value !== undefined);
}

/** What the class declares, and others within reason, to which a transformer may give another name. */
function namesFor(
  dto: Type<object>,
  { entityNames }: NodeCall,
): Record<'declared' | 'others', string[]> {
  const isDeclared = (name: string): boolean =>
    typeOf(dto, name) !== undefined || typeOf(dto, camel(name)) !== undefined;
  const declared = entityNames.filter(isDeclared);
  const others = entityNames.filter((name) => !isDeclared(name)).slice(0, MOST_KEYS);
  return { declared, others };
}

function valueOf(name: string, call: NodeCall, type: unknown, copies: BoundedCopy): unknown {
  try {
    const items = call.entities(name);
    if (type === Array) copies.count(items.length);
    const value = convert(items, type);
    return value instanceof EntityItem || value instanceof Date ? value : copies.of(value);
  } catch (error) {
    // What the class does not know is no reason to leave a user without an answer.
    if (type === undefined) return undefined;
    throw new RangeError(`Entity ${quote(name)} cannot be read: ${(error as Error).message}.`);
  }
}

/** The declared type of a property, as the compiler left it beside a decorator. */
function typeOf(dto: Type<object>, property: string): unknown {
  return Reflect.getMetadata('design:type', dto.prototype as object, property);
}

function convert(items: EntityItem[], type: unknown): unknown {
  const [first] = items;
  if (type === Array) return items.map(({ text }) => text);
  if (type === EntityItem) return first;
  // A number that cannot be read stays a text, so that @IsNumber() refuses it.
  if (type === Number) return first?.number ?? first?.text;
  if (type === Date) return first?.date ? new Date(first.date.iso) : first?.text;
  return first?.text ?? first?.value;
}

function camel(name: string): string {
  return name.replaceAll(/(?<!_)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function messagesOf({ constraints = {}, children = [] }: ValidationError): string[] {
  return [...Object.values(constraints), ...children.flatMap(messagesOf)];
}
