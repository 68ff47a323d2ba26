import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_STRING } from '../common/api.properties.js';

/** An entry of the audit log. */
export class AuditEvent {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly at!: Date;
  @ApiProperty({ description: 'Name of the user or token.' }) readonly by!: string;
  @ApiProperty({ example: 'copy.published' }) readonly action!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty(NULLABLE_STRING) readonly detail!: string | null;
  @ApiProperty(NULLABLE_STRING) readonly ipAddress!: string | null;
}

/** A page of the audit log, latest entries first. */
export class AuditEventPage {
  @ApiProperty({ type: [AuditEvent] }) readonly events!: readonly AuditEvent[];
  @ApiProperty({
    ...NULLABLE_STRING,
    description: 'The value of before for the next page; null on the last one.',
  })
  readonly next!: string | null;
}
