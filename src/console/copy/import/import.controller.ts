import { Injectable, Logger, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { StrictValidationPipe } from '../../../operator/validation/strict.validation.pipe.js';
import { errorCode } from '../../../payload/error.code.js';
import type { Principal } from '../../principal.js';
import { ConsoleException } from '../../console.exception.js';
import { toConsoleException } from '../../console.exception.mapper.js';
import { CurrentPrincipal, RequirePermission } from '../../require.permission.decorator.js';
import { SheetException } from '../sheet/sheet.exception.js';
import { CopyImporter } from './copy.importer.js';
import { type ImportHttpRequest, readImportBody } from './import.body.js';
import { ImportLimiter } from './import.limiter.js';
import { TakesImport } from './import.intake.js';
import type { ImportLine } from './import.line.js';
import { ImportProgressReporter } from './import.progress.reporter.js';
import { ImportRequest } from './import.request.js';
import { UploadLimiter } from './upload.limiter.js';
import { ImportPreview } from './import.view.js';
import { NdjsonStream } from './ndjson.stream.js';

const UNEXPECTED_ERROR_MESSAGE =
  'The import failed because of an internal error, not because of your file. Create a new ' +
  'preview, which shows what is not written yet; if it fails as well, contact the operator ' +
  'of the application: the log names the error.';

const IMPORT_REQUEST_PIPE = new StrictValidationPipe(ImportRequest);

/** Imports texts from a file. */
@Injectable()
export abstract class ImportController {
  readonly #logger = new Logger('HaptikConsole');

  constructor(
    private readonly importer: CopyImporter,
    private readonly uploadLimiter: UploadLimiter,
    private readonly limiter: ImportLimiter,
  ) {}

  @RequirePermission('copy:write')
  @TakesImport()
  @Post()
  @ApiBody({ type: ImportRequest })
  @ApiExtraModels(ImportPreview)
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({
    description:
      'One JSON value per line: { type: progress }, and at last { type: preview }, { type: ' +
      'done } or { type: problem }.',
    schema: { type: 'string' },
  })
  async import(
    @Req() call: ImportHttpRequest,
    @CurrentPrincipal() principal: Principal,
    @Res() response: object,
  ): Promise<void> {
    await this.uploadLimiter.run(principal.id, async () => {
      const given: unknown = await readImportBody(call);
      const request = (await IMPORT_REQUEST_PIPE.transform(given, {
        type: 'body',
      })) as ImportRequest;
      await this.limiter.run(() => this.importOne(request, principal, response));
    });
  }

  private async importOne(
    request: Readonly<ImportRequest>,
    principal: Principal,
    response: object,
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
