import { ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';

/** A list of words without blanks, or null for no limit. */
function WordList(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [String], nullable: true, description: 'Null for all.' }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(200),
    IsString({ each: true }),
    Matches(/^[^\s\0]{1,100}$/, { each: true, message: '$property must be words without blanks' }),
  );
}

/** As texts have their languages: `hi-IN` is `hi-in`. */
function inSmallLetters(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one));
}

/** What may be changed, if not everything. */
export class LimitedRequest {
  @Transform(({ value }): unknown => inSmallLetters(value))
  @WordList()
  readonly languages?: string[] | null;
  @WordList() readonly prefixes?: string[] | null;
}
