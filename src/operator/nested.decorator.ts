import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';

const NESTED = 'haptik:nested';

/** What a property holds: one object of a class, or a list of at most so many. */
export interface NestedFields {
  readonly type: Class;
  readonly most: number | undefined;
}

/** A property that holds an object of a class, which is checked by that class. */
export function Nested(type: () => Class): PropertyDecorator {
  return nested(type, undefined);
}

/** A property that holds a list of objects of a class. Each is checked by that class. */
export function NestedList(type: () => Class, most: number): PropertyDecorator {
  return applyDecorators(ArrayMaxSize(most), nested(type, most));
}

/** What is nested in a property; undefined for plain values. */
export function nestedIn(type: Class, property: string): NestedFields | undefined {
  const given: unknown = Reflect.getMetadata(NESTED, type.prototype as object, property);
  return (given as (() => NestedFields) | undefined)?.();
}

function nested(type: () => Class, most: number | undefined): PropertyDecorator {
  const remember: PropertyDecorator = (target, property) =>
    Reflect.defineMetadata(NESTED, (): NestedFields => ({ type: type(), most }), target, property);
  return applyDecorators(ValidateNested({ each: most !== undefined }), Type(type), remember);
}
