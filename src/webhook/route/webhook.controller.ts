import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Injectable,
  NotFoundException,
  Options,
  Param,
  Patch,
  Post,
  Put,
  Req,
  Res,
  type Type,
  UseGuards,
  UseInterceptors,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import type { NodeOutcome } from '../../reply/result/node.result.js';
import { NodeDispatcher } from '../../nodes/node.dispatcher.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
// A type-only import: with the class in the metadata, a ValidationPipe of the host would validate it.
import type { NodeCall } from '../../payload/node.call.js';
import { PayloadPipe } from '../../payload/payload.pipe.js';
import { NodeSecretGuard } from '../../signature/node.secret.guard.js';
import { SignatureGuard } from '../../signature/signature.guard.js';
import { AgentHandoffInterceptor } from './agent.handoff.interceptor.js';
import { ALLOWED_METHODS, STATUS_PAGE, STATUS_PAGE_TYPE } from '../receive/webhook.receiver.js';
import { WebhookContext, WebhookRequestGuard } from './webhook.request.guard.js';
import { AllowMethods } from './allow.methods.decorator.js';
import { BypassBodyParser } from './webhook.route.js';

/** The paths of the default bot and of named bots. */
const PATHS = ['', ':bot'];

/** The endpoint of the bots: the request lifecycle from top to bottom. */
@Injectable()
@AllowMethods(ALLOWED_METHODS, PATHS, [Put, Patch, Delete, Options])
export abstract class WebhookController {
  constructor(
    private readonly dispatcher: NodeDispatcher,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  @Post(PATHS)
  @HttpCode(HttpStatus.OK)
  @BypassBodyParser()
  @UseGuards(WebhookRequestGuard, SignatureGuard, NodeSecretGuard)
  @UseInterceptors(AgentHandoffInterceptor)
  answer(
    @WebhookContext(PayloadPipe) call: NodeCall,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): NodeOutcome | Promise<NodeOutcome> {
    return this.dispatcher.dispatch(call, request, response);
  }

  /** Haptik requires the endpoint to accept GET as well. Protocol 1.1. */
  @Get(PATHS)
  @Header('Content-Type', STATUS_PAGE_TYPE)
  probe(@Param('bot') bot?: string): string {
    if (!this.options.findBot(bot)) throw new NotFoundException();
    return STATUS_PAGE;
  }
}

/** Creates a controller class per module, since path and decorators are metadata of the class. */
export function createWebhookController(
  path: string,
  decorators: readonly ClassDecorator[],
): Type<WebhookController> {
  @Controller({ path, version: VERSION_NEUTRAL })
  class HaptikWebhookController extends WebhookController {}
  decorators.forEach((decorate) => decorate(HaptikWebhookController));
  return HaptikWebhookController;
}
