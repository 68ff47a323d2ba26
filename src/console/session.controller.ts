import { Get, Injectable, Res } from '@nestjs/common';
import { sendAnswer } from '../operator/operator.answer.js';
import type { ConsoleAccess } from './console.access.js';
import { Acting, Needs } from './needs.decorator.js';

/** Who is signed in. */
@Injectable()
export abstract class SessionController {
  @Needs('session')
  @Get('session')
  me(@Acting() access: ConsoleAccess, @Res() response: object): void {
    sendAnswer(response, { id: access.id, name: access.name });
  }
}
