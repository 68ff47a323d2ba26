import { Injectable } from '@nestjs/common';
import { tooManyFiles } from '../too.many.files.js';
import { QueuedWorkLimiter } from '../queued.work.limiter.js';

/** Limits imports: planning and writing several at once could exhaust the memory. */
@Injectable()
export class ImportLimiter extends QueuedWorkLimiter {
  protected rejection() {
    return tooManyFiles('Other imports are in progress; nothing was written.');
  }
}
