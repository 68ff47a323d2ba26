import { ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';

/** A list of words without blanks, or null for no limit. */
function IsWordList(): PropertyDecorator {
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
function toLowerCaseList(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one));
}

/** What may be changed, if not everything. */
export class AccessScopeRequest {
  @Transform(({ value }): unknown => toLowerCaseList(value))
  @IsWordList()
  readonly languages?: string[] | null;
  @IsWordList() readonly prefixes?: string[] | null;
}
