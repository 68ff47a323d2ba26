import { Injectable, Logger, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { RequestPipe } from '../../../operator/request.pipe.js';
import { faultKindOf } from '../../../payload/fault.kind.js';
import type { ConsoleAccess } from '../../console.access.js';
import { ConsoleProblem } from '../../console.problem.js';
import { faultProblemOf } from '../../fault.problem.js';
import { Acting, Needs } from '../../needs.decorator.js';
import { SheetException } from '../sheet/sheet.exception.js';
import { CopyImporter } from './copy.importer.js';
import { type ImportCall, readImport } from './import.body.js';
import { ImportGate } from './import.gate.js';
import { TakesImport } from './import.intake.js';
import type { ImportLine } from './import.line.js';
import { ImportProgress } from './import.progress.js';
import { ImportRequest } from './import.request.js';
import { ImportUploads } from './import.uploads.js';
import { ImportPreview } from './import.view.js';
import { LineStream } from './line.stream.js';

const FAULT =
  'The import failed by a fault in the console, and not by your file. Look at the preview again, which ' +
  'shows what is not written yet; if it fails there too, tell whoever runs the application: the log ' +
  'names the fault.';

const REQUEST = new RequestPipe(ImportRequest);

/** Texts from a file. */
@Injectable()
export abstract class ImportController {
  readonly #logger = new Logger('HaptikConsole');

  constructor(
    private readonly importer: CopyImporter,
    private readonly uploads: ImportUploads,
    private readonly gate: ImportGate,
  ) {}

  @Needs('copy:write')
  @TakesImport()
  @Post()
  @ApiBody({ type: ImportRequest })
  @ApiExtraModels(ImportPreview)
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({
    description:
      'A JSON value a line: { type: progress }, at last { type: preview }, { type: done } or { type: problem }.',
    schema: { type: 'string' },
  })
  async import(
    @Req() call: ImportCall,
    @Acting() access: ConsoleAccess,
    @Res() response: object,
  ): Promise<void> {
    await this.uploads.hold(access.id, async () => {
      const given: unknown = await readImport(call);
      const request = (await REQUEST.transform(given, { type: 'body' })) as ImportRequest;
      await this.gate.pass(() => this.importOne(request, access, response));
    });
  }

  private async importOne(
    request: Readonly<ImportRequest>,
    access: ConsoleAccess,
    response: object,
  ): Promise<void> {
    const lines = new LineStream<ImportLine>(response);
    try {
      lines.end(await this.importer.run(request, access, new ImportProgress(lines).tell));
    } catch (error) {
      lines.end({ type: 'problem', problem: this.problemOf(error).getResponse() as object });
    }
  }

  /** The status is sent already, so that filters come too late. */
  private problemOf(error: unknown): ConsoleProblem {
    if (error instanceof ConsoleProblem) return error;
    if (error instanceof SheetException) return new ConsoleProblem('invalid', error.message);
    this.#logger.error(`An import failed (${faultKindOf(error)}).`);
    return faultProblemOf(error, FAULT);
  }
}
