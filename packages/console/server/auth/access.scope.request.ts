import { ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';
import { SCOPE_LIST } from '../common/api.properties.js';

/** A list of strings without whitespace; null means no restriction. */
function IsWordList(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional(SCOPE_LIST),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(200),
    IsString({ each: true }),
    Matches(/^[^\s\0]{1,100}$/, {
      each: true,
      message: '$property must be a list of strings without whitespace',
    }),
  );
}

/** Copy stores language tags in lower case: `hi-IN` becomes `hi-in`. */
function toLowerCaseList(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one));
}

/** Languages and key prefixes that a user or token may edit. */
export class AccessScopeRequest {
  @Transform(({ value }): unknown => toLowerCaseList(value))
  @IsWordList()
  readonly languages?: string[] | null;
  @IsWordList() readonly prefixes?: string[] | null;
}
