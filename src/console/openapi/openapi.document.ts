import { type INestApplication, Injectable } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ConsoleSettings } from '../console.settings.js';

/** Describes what the console answers below its path, and nothing of the host beside it. */
@Injectable()
export class OpenapiDocument {
  #made: OpenAPIObject | undefined;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly modules: ModulesContainer,
    private readonly config: ApplicationConfig,
    private readonly host: HttpAdapterHost,
  ) {}

  get made(): OpenAPIObject {
    return (this.#made ??= this.make());
  }

  private make(): OpenAPIObject {
    const include = [...this.modules.values()]
      .filter(({ controllers }) =>
        [...controllers.values()].some(({ metatype }) => this.isOurs(metatype)),
      )
      .map(({ metatype }) => metatype);
    const document = SwaggerModule.createDocument(this.application(), head(), {
      include,
      operationIdFactory: (controller, method) => `${nameOf(controller)}_${method}`,
      autoTagControllers: false,
    });
    const paths = Object.entries(document.paths).filter(([path]) => path.includes(`/${this.base}`));
    return { ...document, paths: Object.fromEntries(paths) };
  }

  private get base(): string {
    return `${this.settings.path}/api`;
  }

  private isOurs(controller: unknown): boolean {
    if (typeof controller !== 'function') return false;
    return String(Reflect.getMetadata(PATH_METADATA, controller)).startsWith(this.base);
  }

  /** What the scanner reads of an application, which a module cannot be given. */
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

function nameOf(controller: string): string {
  return controller.replace(/^Haptik|Controller$/g, '').toLowerCase();
}

function head(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setTitle('The console of nestjs-haptik')
    .setDescription(
      'Texts that the bot says, and who may change them. Programs use an API token; browsers the cookie of a session, and name their Origin when they change something.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token.' }, 'token')
    .addCookieAuth('session', { type: 'apiKey', in: 'cookie', description: 'Of who signed in.' })
    .addSecurityRequirements('token')
    .addSecurityRequirements('cookie')
    .build();
}
