import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';

/** A list of words without blanks, or null for no limit. */
function WordList(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsArray(),
    ArrayMaxSize(200),
    IsString({ each: true }),
    Matches(/^[^\s\0]{1,100}$/, { each: true, message: '$property must be words without blanks' }),
  );
}

/** What may be changed, if not everything. */
export class LimitedRequest {
  /** In lower case, as the book has them: `hi-IN` would limit to nothing. */
  @Transform(({ value }): unknown => lowered(value))
  @WordList()
  readonly languages?: string[] | null;
  @WordList() readonly prefixes?: string[] | null;
}

function lowered(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one));
}
