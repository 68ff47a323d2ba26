import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { instanceToPlain } from 'class-transformer';
import { HaptikModule } from '../index.js';
import { createHaptikOptions } from './haptik.options.factory.js';
import type { ServiceConfig } from './config/service.config.js';
import {
  consoleImports,
  copyImports,
  operatorImports,
  storageImports,
} from './optional.imports.js';
import { GracefulShutdown } from './http/graceful.shutdown.js';
import { HealthController } from './http/health.controller.js';
import { DeliveryBot } from './sample/delivery.bot.js';
import { OrderBackend } from './sample/order.backend.js';
import { OrderBot } from './sample/order.bot.js';
import { ProductBot } from './sample/product.bot.js';
import { ReportBot } from './sample/report.bot.js';

/** The service: a host of HaptikModule like any other, with sample nodes. */
@Module({})
export class ServiceModule {
  static register(config: ServiceConfig, secrets: readonly string[]): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        ConfigModule.forRoot({
          isGlobal: true,
          ignoreEnvFile: true,
          load: [() => instanceToPlain(config)],
        }),
        HaptikModule.forRootAsync({
          path: config.path,
          inject: [ConfigService],
          useFactory: (values: ConfigService<ServiceConfig, true>) =>
            createHaptikOptions(values, secrets),
        }),
        ...copyImports(config),
        ...storageImports(config),
        ...operatorImports(config),
        ...consoleImports(config),
      ],
      controllers: [HealthController],
      providers: [GracefulShutdown, ProductBot, OrderBot, OrderBackend, DeliveryBot, ReportBot],
    };
  }
}
