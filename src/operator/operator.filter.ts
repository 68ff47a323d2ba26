import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  UnauthorizedException,
} from '@nestjs/common';
import { closeUnlessBodyRead } from '../reply/lingering.close.js';
import { sendOperatorResponse } from './operator.response.js';

/** Answers refusals in one shape, whatever filters the host has: a console reads them. */
@Catch(HttpException)
export class OperatorFilter implements ExceptionFilter<HttpException> {
  catch(exception: HttpException, host: ArgumentsHost): void {
    const status = exception.getStatus();
    const given = exception.getResponse();
    const body = typeof given === 'string' ? { statusCode: status, message: given } : given;
    const isUnauthenticated = exception instanceof UnauthorizedException;
    const headers = isUnauthenticated ? { 'WWW-Authenticate': 'Bearer' } : {};
    closeUnlessBodyRead(host);
    sendOperatorResponse(host.switchToHttp().getResponse<object>(), body, status, headers);
  }
}
