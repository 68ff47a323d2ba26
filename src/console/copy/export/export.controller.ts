import { Get, Injectable, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { StrictValidationPipe } from '../../../operator/validation/strict.validation.pipe.js';
import { finalizeResponse } from '../../../reply/json.response.js';
import { RequirePermission } from '../../require.permission.decorator.js';
import { CopyExporter } from './copy.exporter.js';
import { writeCsv } from './csv.writer.js';
import { ExportQuery } from './export.query.js';
import { sendFile } from './file.response.js';
import { writeJson } from './json.writer.js';
import { writeXlsx } from './xlsx.writer.js';

const EXPORT_CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Exports texts as a file. */
@Injectable()
export abstract class ExportController {
  constructor(private readonly exporter: CopyExporter) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiQuery({ type: ExportQuery })
  @ApiProduces(...Object.values(EXPORT_CONTENT_TYPES))
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  async file(
    @Query(new StrictValidationPipe(ExportQuery)) query: Readonly<ExportQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const languages = await this.exporter.resolveLanguages(query);
    const rows = await this.exporter.rows(query, languages);
    const { format } = query;
    const content =
      format === 'xlsx'
        ? await writeXlsx(rows, languages)
        : format === 'csv'
          ? writeCsv(rows, languages)
          : writeJson(rows);
    finalizeResponse(response, () =>
      sendFile(response, content, `texts.${format}`, EXPORT_CONTENT_TYPES[format]),
    );
  }
}
