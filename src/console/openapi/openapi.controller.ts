import { Get, Injectable, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../../operator/operator.answer.js';
import { Needs } from '../needs.decorator.js';
import { OpenapiDocument } from './openapi.document.js';

/** What the API is, for programs. */
@Injectable()
export abstract class OpenapiController {
  constructor(private readonly document: OpenapiDocument) {}

  @Needs('copy:read')
  @Get('openapi.json')
  @ApiOkResponse({ description: 'This document.', schema: { type: 'object' } })
  read(@Res({ passthrough: true }) response: object): void {
    settleAnswer(response, this.document.made);
  }
}
