import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { DefinitionView } from './definition.view.js';
import { TextView } from './text.view.js';

/** A key with its texts. */
@ApiExtraModels(TextView)
export class MessageView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({
    type: DefinitionView,
    nullable: true,
    description: 'Null if code does not define the key.',
  })
  readonly definition!: DefinitionView | null;
  @ApiProperty() readonly isTrashed!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TextView) },
    description: 'Texts by language; languages without a text are absent.',
  })
  readonly texts!: Readonly<Record<string, TextView>>;
}

/** A page of the list of keys, sorted. */
export class MessagePage {
  @ApiProperty({ type: [MessageView] }) readonly messages!: readonly MessageView[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value of after for the next page; null on the last one.',
  })
  readonly next!: string | null;
  @ApiProperty({ description: 'Number of keys on all pages.' }) readonly total!: number;
}
