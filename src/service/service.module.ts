import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { TerminusModule } from '@nestjs/terminus';
import { HaptikModule } from 'nestjs-haptik';
import { serviceConfig } from './config/service.config.factory.js';
import type { ServiceConfig } from './config/service.config.js';
import { createHaptikOptions } from './haptik.options.factory.js';
import { GracefulShutdown } from './http/graceful.shutdown.js';
import { HealthController } from './http/health.controller.js';
import {
  consoleImports,
  copyImports,
  operatorImports,
  storageImports,
} from './optional.imports.js';
import { DeliveryBot } from './sample/delivery.bot.js';
import { OrderBackend } from './sample/order.backend.js';
import { OrderBot } from './sample/order.bot.js';
import { ProductBot } from './sample/product.bot.js';
import { ReportBot } from './sample/report.bot.js';

/** The service: a host application of HaptikModule with sample nodes. */
@Module({})
export class ServiceModule {
  /** @param config decides which modules are imported */
  static register(config: ServiceConfig, secrets: readonly string[]): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true, load: [serviceConfig] }),
        HaptikModule.forRootAsync({
          path: config.path,
          inject: [serviceConfig.KEY],
          useFactory: (values: ServiceConfig) => createHaptikOptions(values, secrets),
        }),
        // Balancers poll /health/ready: a failing check is not an error of the service.
        TerminusModule.forRoot({ logger: false }),
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
