import type { ServerResponse } from 'node:http';
import { Body, Controller, HttpCode, Logger, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { errorCode } from 'nestjs-haptik/internal';
import type { Principal } from '../../auth/principal.js';
import { ConsoleException } from '../../common/console.exception.js';
import { toConsoleException } from '../../common/console.exception.mapper.js';
import { SkipJsonBody } from '../../request/json.body.interceptor.js';
import { CurrentPrincipal, RequirePermission } from '../../auth/require.permission.decorator.js';
import { SheetException } from '../sheet/sheet.exception.js';
import { CopyImporter } from './copy.importer.js';
import { ImportLimiter } from './import.limiter.js';
import type { ImportLine } from './import.line.js';
import { ImportProgressReporter } from './import.progress.reporter.js';
import { ImportRequest } from './import.request.js';
import { ImportUploadInterceptor } from '../upload/import.upload.interceptor.js';
import { ImportPreview } from './import.view.js';
import { NdjsonStream } from './ndjson.stream.js';

const UNEXPECTED_ERROR_MESSAGE =
  'The import failed because of an internal error, not because of your file. Create a new ' +
  'preview, which shows what is not written yet; if it fails as well, contact the operator ' +
  'of the application: the log names the error.';

/** Imports texts from a file. */
@Controller('copy/import')
export class ImportController {
  readonly #logger = new Logger('HaptikConsole');

  constructor(
    private readonly importer: CopyImporter,
    private readonly limiter: ImportLimiter,
  ) {}

  @RequirePermission('copy:write')
  @SkipJsonBody()
  @UseInterceptors(ImportUploadInterceptor)
  @Post()
  @ApiExtraModels(ImportPreview)
  @ApiProduces('application/x-ndjson')
  @HttpCode(200)
  @ApiOkResponse({
    description:
      'One JSON value per line: { type: progress }, and at last { type: preview }, { type: ' +
      'done } or { type: problem }.',
    schema: { type: 'string' },
  })
  async import(
    @Body() request: ImportRequest,
    @CurrentPrincipal() principal: Principal,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.limiter.run(() => this.importOne(request, principal, response));
  }

  private async importOne(
    request: ImportRequest,
    principal: Principal,
    response: ServerResponse,
  ): Promise<void> {
    const lines = new NdjsonStream<ImportLine>(response);
    try {
      lines.end(
        await this.importer.run(request, principal, new ImportProgressReporter(lines).report),
      );
    } catch (error) {
      lines.end({ type: 'problem', problem: this.toException(error).getResponse() as object });
    }
  }

  /** The status is already sent, so that exception filters no longer apply. */
  private toException(error: unknown): ConsoleException {
    if (error instanceof ConsoleException) return error;
    if (error instanceof SheetException) return new ConsoleException('invalid', error.message);
    this.#logger.error(`An import failed (${errorCode(error)}).`);
    return toConsoleException(error, UNEXPECTED_ERROR_MESSAGE);
  }
}
