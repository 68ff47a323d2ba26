import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';

const NESTED_METADATA = 'haptik:nested';

/** The nested value of a property: one object of a class, or a list of up to `maxItems`. */
export interface NestedMetadata {
  readonly type: Class;
  readonly maxItems: number | undefined;
}

/** A property with an object that is validated by its class. */
export function Nested(type: () => Class): PropertyDecorator {
  return defineNested(type, undefined);
}

/** A property with a list of objects, each validated by its class. */
export function NestedList(type: () => Class, maxItems: number): PropertyDecorator {
  return applyDecorators(ArrayMaxSize(maxItems), defineNested(type, maxItems));
}

/** The metadata of a nested property; undefined for plain values. */
export function getNestedMetadata(type: Class, property: string): NestedMetadata | undefined {
  const given: unknown = Reflect.getMetadata(NESTED_METADATA, type.prototype as object, property);
  return (given as (() => NestedMetadata) | undefined)?.();
}

function defineNested(type: () => Class, maxItems: number | undefined): PropertyDecorator {
  const storeMetadata: PropertyDecorator = (target, property) =>
    Reflect.defineMetadata(
      NESTED_METADATA,
      (): NestedMetadata => ({ type: type(), maxItems }),
      target,
      property,
    );
  return applyDecorators(
    ValidateNested({ each: maxItems !== undefined }),
    Type(type),
    storeMetadata,
  );
}
