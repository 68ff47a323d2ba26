import { type INestApplication, Injectable, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { COOKIE_PREFIX } from '../better.auth.js';
import { ResolvedConsoleOptions } from '../resolved.console.options.js';
import { finalizePaths, toOperationId } from './operation.finalizer.js';
import { Problem } from './problem.view.js';

/** Generates the OpenAPI document of the console, without the routes of the host. */
@Injectable()
export class OpenapiDocument {
  #document: OpenAPIObject | undefined;

  constructor(
    private readonly settings: ResolvedConsoleOptions,
    private readonly modules: ModulesContainer,
    private readonly config: ApplicationConfig,
    private readonly host: HttpAdapterHost,
  ) {}

  get document(): OpenAPIObject {
    return (this.#document ??= this.createDocument());
  }

  private createDocument(): OpenAPIObject {
    const modules = [...this.modules.values()]
      .map(({ metatype, controllers }) => ({
        module: metatype,
        controllers: [...controllers.values()].flatMap(({ metatype: one }) =>
          this.isConsoleController(one) ? [one as Type] : [],
        ),
      }))
      .filter(({ controllers }) => controllers.length > 0);
    const document = SwaggerModule.createDocument(
      this.application(),
      createDocumentHead(this.cookie),
      {
        include: modules.map(({ module }) => module),
        operationIdFactory: toOperationId,
        autoTagControllers: false,
        extraModels: [Problem],
      },
    );
    const paths = Object.entries(document.paths).filter(([path]) => path.includes(`/${this.base}`));
    return {
      ...document,
      paths: finalizePaths(
        Object.fromEntries(paths),
        modules.flatMap(({ controllers }) => controllers),
        this.base,
      ),
    };
  }

  private get cookie(): string {
    const { url } = this.settings;
    return `${url?.startsWith('https:') ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
  }

  private get base(): string {
    return `${this.settings.path}/api`;
  }

  private isConsoleController(controller: unknown): boolean {
    if (typeof controller !== 'function') return false;
    return String(Reflect.getMetadata(PATH_METADATA, controller)).startsWith(this.base);
  }

  /** The parts of an application that the scanner reads; a module cannot inject the application. */
  private application(): INestApplication {
    const container = {
      getModules: () => this.modules,
      isGlobalModule: () => false,
    };
    const { config, host } = this;
    return {
      container,
      config,
      getHttpAdapter: () => host.httpAdapter,
    } as unknown as INestApplication;
  }
}

function createDocumentHead(cookie: string): Omit<OpenAPIObject, 'paths'> {
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
