import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_GUARD } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ThrottlerModule } from '@nestjs/throttler';
import { type AgentDesk, HaptikModule } from 'nestjs-haptik';
import { LoggerModule } from 'nestjs-pino';
import { SourceLimiter } from 'nestjs-haptik/internal';
import { serviceConfig } from './config/service.config.factory.js';
import type { ServiceConfig } from './config/service.config.js';
import { createHaptikOptions } from './haptik.options.factory.js';
import { GracefulShutdown } from './http/graceful.shutdown.js';
import { ServiceThrottlerGuard } from './http/service.throttler.guard.js';
import { HealthController } from './http/health.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { CallLogger } from './logging/call.logger.js';
import type { ServiceLoggerOptions } from './logging/service.logger.options.js';
import {
  consoleImports,
  copyImports,
  operatorImports,
  storageImports,
} from './optional.imports.js';
import { ServiceTelemetry } from './telemetry/service.telemetry.js';
import { DeliveryBot } from './sample/delivery.bot.js';
import { OrderBackend } from './sample/order.backend.js';
import { OrderBot } from './sample/order.bot.js';
import { ProductBot } from './sample/product.bot.js';
import { ReportBot } from './sample/report.bot.js';

/** The service: a host application of HaptikModule with sample nodes. */
@Module({})
export class ServiceModule {
  /**
   * @param config decides which modules are imported
   * @param developmentDesk takes the place of the agent desk `log`
   */
  static register(
    config: ServiceConfig,
    secrets: readonly string[],
    logging: ServiceLoggerOptions,
    developmentDesk?: AgentDesk,
    telemetry?: ServiceTelemetry,
  ): DynamicModule {
    const haptik = HaptikModule.forRootAsync({
      path: config.path,
      inject: [serviceConfig.KEY],
      useFactory: (values: ServiceConfig) => createHaptikOptions(values, secrets, developmentDesk),
    });
    return {
      module: ServiceModule,
      imports: [
        LoggerModule.forRoot(logging),
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true, load: [serviceConfig] }),
        haptik,
        ThrottlerModule.forRootAsync({
          imports: [haptik],
          inject: [SourceLimiter],
          useFactory: (storage: SourceLimiter) => ({
            throttlers: [{ name: 'operator', ttl: 60_000, limit: config.limits.sources.operator }],
            storage,
            setHeaders: false,
          }),
        }),
        // Balancers poll /health/ready: a failing check is not an error of the service.
        TerminusModule.forRoot({ logger: false }),
        ...copyImports(config),
        ...storageImports(config),
        ...operatorImports(config),
        ...consoleImports(config),
      ],
      controllers: [HealthController],
      providers: [
        CallLogger,
        { provide: APP_GUARD, useClass: ServiceThrottlerGuard },
        // Nest calls the hooks of values, too.
        ...(telemetry ? [{ provide: ServiceTelemetry, useValue: telemetry }] : []),
        GracefulShutdown,
        NoticesService,
        ProductBot,
        OrderBot,
        OrderBackend,
        DeliveryBot,
        ReportBot,
      ],
    };
  }
}
