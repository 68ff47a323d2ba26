import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { DefinitionView } from './definition.view.js';
import { TextView } from './text.view.js';

/** A key with its texts. */
@ApiExtraModels(TextView)
export class MessageView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ type: DefinitionView, nullable: true, description: 'Null: no code uses the key.' })
  readonly definition!: DefinitionView | null;
  @ApiProperty() readonly isTrashed!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TextView) },
    description: 'By language; languages in which nobody wrote are absent.',
  })
  readonly texts!: Readonly<Record<string, TextView>>;
}

/** A part of the list of keys, in their order. */
export class MessagePage {
  @ApiProperty({ type: [MessageView] }) readonly messages!: readonly MessageView[];
  @ApiProperty({ type: String, nullable: true, description: 'To be given as after.' })
  readonly next!: string | null;
  @ApiProperty({ description: 'How many keys there are on all pages.' }) readonly total!: number;
}
