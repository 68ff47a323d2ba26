import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DEFAULT_BOT, ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { CallLogCapture } from '../recording/call.log.capture.js';
import { EndpointListener } from '../webhook/listener/endpoint.listener.js';
import { EndpointLocator } from '../webhook/path/endpoint.locator.js';
import { DEVELOPMENT_SEGMENT } from './development.contract.js';
import { DevelopmentResponder } from './development.responder.js';

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts the development endpoint in front of the application: no guard, filter or middleware of the host sees its
 * requests, and the requests that it refuses get what the application answers to an unknown URL.
 */
@Injectable()
export class DevelopmentServer implements OnApplicationBootstrap {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly host: HttpAdapterHost,
    private readonly responder: DevelopmentResponder,
    private readonly listener: EndpointListener,
    private readonly locator: EndpointLocator,
    private readonly logs: CallLogCapture,
  ) {}

  /** Called by Nest. */
  onApplicationBootstrap(): void {
    const { development, recording } = this.options;
    if (!development) return;
    if (recording.isConfigured) this.logs.start();
    this.listener.developmentHandler = (...given) => this.responder.handle(...given);
    const server = this.host.httpAdapter?.getHttpServer?.() as Partial<Server> | undefined;
    if (isServer(server)) this.install(server);
    const path = `${this.locator.pathOf(DEFAULT_BOT).replace(/\/$/, '')}/${DEVELOPMENT_SEGMENT}`;
    new Logger('Haptik').debug(`Tools on this machine are answered at ${path}`);
  }

  private install(server: Server): void {
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.responder.handle(request, response)) return;
      for (const listen of listeners) listen.call(server, request, response);
    });
  }
}

function isServer(server: Partial<Server> | undefined): server is Server {
  return typeof server?.listeners === 'function' && server.listeners('request').length > 0;
}
