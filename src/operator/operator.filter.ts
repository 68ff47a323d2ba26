import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  UnauthorizedException,
} from '@nestjs/common';
import { closeUnlessRead } from '../reply/closing.answer.js';
import { sendAnswer } from './operator.answer.js';

/** Answers refusals in one shape, whatever filters the host has: a console reads them. */
@Catch(HttpException)
export class OperatorFilter implements ExceptionFilter<HttpException> {
  catch(exception: HttpException, host: ArgumentsHost): void {
    const status = exception.getStatus();
    const given = exception.getResponse();
    const body = typeof given === 'string' ? { statusCode: status, message: given } : given;
    const isStranger = exception instanceof UnauthorizedException;
    const headers = isStranger ? { 'WWW-Authenticate': 'Bearer' } : {};
    closeUnlessRead(host);
    sendAnswer(host.switchToHttp().getResponse<object>(), body, status, headers);
  }
}
