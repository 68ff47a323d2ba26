import type { ServerResponse } from 'node:http';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { RequirePermission } from '../../auth/require.permission.decorator.js';
import { CopyExporter } from './copy.exporter.js';
import { writeCsv } from './csv.writer.js';
import { ExportLimiter } from './export.limiter.js';
import { ExportQuery } from './export.query.js';
import { writeJson } from './json.writer.js';
import { writeXlsx } from './xlsx.writer.js';

const EXPORT_CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Exports texts as a file. */
@Controller('copy/export')
export class ExportController {
  constructor(
    private readonly exporter: CopyExporter,
    private readonly limiter: ExportLimiter,
  ) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiProduces(...Object.values(EXPORT_CONTENT_TYPES))
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  async file(@Query() query: ExportQuery): Promise<StreamableFile> {
    const languages = await this.exporter.resolveLanguages(query);
    const rows = await this.exporter.rows(query, languages);
    const { format } = query;
    const content =
      format === 'xlsx'
        ? await this.limiter.run(() => writeXlsx(rows, languages))
        : format === 'csv'
          ? writeCsv(rows, languages)
          : writeJson(rows);
    const file = new StreamableFile(content as Buffer, {
      type: EXPORT_CONTENT_TYPES[format],
      disposition: `attachment; filename="texts.${format}"`,
    });
    // A client must not take a part of the file for all of it.
    return file.setErrorHandler((_error, response) => {
      (response as unknown as ServerResponse).destroy();
    });
  }
}
