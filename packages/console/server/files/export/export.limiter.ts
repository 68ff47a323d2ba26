import { Injectable } from '@nestjs/common';
import { tooManyFiles } from '../too.many.files.js';
import { QueuedWorkLimiter } from '../queued.work.limiter.js';

/** Limits exports as workbooks, which are in memory as a whole. Other formats are streamed. */
@Injectable()
export class ExportLimiter extends QueuedWorkLimiter {
  protected rejection() {
    return tooManyFiles('Other exports are in progress.');
  }
}
