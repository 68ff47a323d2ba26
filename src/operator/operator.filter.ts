import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  UnauthorizedException,
} from '@nestjs/common';
import { closeUnlessBodyRead } from '../reply/lingering.close.js';
import { sendOperatorResponse } from './operator.response.js';

/** Sends errors in one JSON format, independent of filters of the host, for clients to parse. */
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
