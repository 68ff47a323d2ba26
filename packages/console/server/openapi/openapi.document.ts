import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { COOKIE_PREFIX } from '../auth/better.auth.js';
import { ConsoleException } from '../common/console.exception.js';
import { Problem } from './problem.view.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';

/** The OpenAPI document of the console, generated when it is first read. */
@Injectable()
export class OpenapiDocument {
  #app: INestApplication | undefined;
  #document: OpenAPIObject | undefined;

  constructor(private readonly options: ResolvedConsoleOptions) {}

  /** @param app the application of the console, which its modules cannot inject */
  describe(app: INestApplication): void {
    this.#app = app;
  }

  /** @throws ConsoleException before the console is initialized */
  get document(): OpenAPIObject {
    if (!this.#app) throw ConsoleException.unavailable();
    return (this.#document ??= SwaggerModule.createDocument(this.#app, this.createHead(), {
      operationIdFactory: toOperationId,
      autoTagControllers: false,
      extraModels: [Problem],
    }));
  }

  private createHead(): Omit<OpenAPIObject, 'paths'> {
    const isSecure = this.options.url?.startsWith('https:');
    const cookie = `${isSecure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
    return new DocumentBuilder()
      .setTitle('API of the nestjs-haptik console')
      .setDescription(
        'Manages the messages of a bot and the users who may edit them. Programs ' +
          'authenticate with an API token. Browsers send a session cookie, and the header ' +
          'Origin with requests that change something.',
      )
      .setVersion('1')
      .addBearerAuth(
        { type: 'http', scheme: 'bearer', bearerFormat: 'hpt_…', description: 'An API token.' },
        'token',
      )
      .addCookieAuth(cookie, { type: 'apiKey', in: 'cookie', description: 'The session cookie.' })
      .addSecurityRequirements('token')
      .addSecurityRequirements('cookie')
      .build();
  }
}

/** `messages_page` is the method `page` of `MessagesController`. */
function toOperationId(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '').toLowerCase()}_${method}`;
}
