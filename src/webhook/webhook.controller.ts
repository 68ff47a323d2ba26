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
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { AgentHandoffInterceptor } from '../handoff/agent.handoff.interceptor.js';
import { NodeDispatcher } from '../nodes/node.dispatcher.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
// A type only, so that no pipe of the host takes the parameter for a class to validate.
import type { NodeCall } from '../payload/node.call.js';
import { PayloadPipe } from '../payload/payload.pipe.js';
import { ReplySender } from '../reply/reply.sender.js';
import { NodeSecretGuard } from '../signature/node.secret.guard.js';
import { SignatureGuard } from '../signature/signature.guard.js';
import { WebhookContext, WebhookRequestGuard } from './webhook.request.guard.js';
import { AllowMethods } from './allow.methods.decorator.js';
import { BypassBodyParser } from './webhook.route.js';

/** The default bot, and the bots that have a name. */
const PATHS = ['', ':bot'];

const STATUS_PAGE =
  '<!doctype html><title>Haptik webhook</title><p>This endpoint accepts POST.</p>\n';

/** The door: the way of a call, from top to bottom. */
@Injectable()
@AllowMethods('GET, HEAD, POST', PATHS, [Put, Patch, Delete, Options])
export abstract class WebhookController {
  constructor(
    private readonly dispatcher: NodeDispatcher,
    private readonly handoff: AgentHandoffInterceptor,
    private readonly sender: ReplySender,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  @Post(PATHS)
  @HttpCode(HttpStatus.OK)
  @BypassBodyParser()
  @UseGuards(WebhookRequestGuard, SignatureGuard, NodeSecretGuard)
  async answer(
    @WebhookContext(PayloadPipe) call: NodeCall,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const outcome = await this.dispatcher.dispatch(call, request, response);
    const reply = await this.handoff.intercept(outcome, call);
    this.sender.send(reply, call, response);
  }

  /** Haptik wants the door open for GET as well, without saying what it asks. Protocol 1.1. */
  @Get(PATHS)
  @Header('Content-Type', 'text/html; charset=utf-8')
  probe(@Param('bot') bot?: string): string {
    if (!this.options.findBot(bot)) throw new NotFoundException();
    return STATUS_PAGE;
  }
}

/** A controller of its own for every module instance, so that two applications never meet. */
export function createWebhookController(
  path: string,
  decorators: readonly ClassDecorator[],
): Type<WebhookController> {
  @Controller({ path, version: VERSION_NEUTRAL })
  class HaptikWebhookController extends WebhookController {}
  decorators.forEach((decorate) => decorate(HaptikWebhookController));
  return HaptikWebhookController;
}
