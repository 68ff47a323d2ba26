import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { StoredHandoffsService } from './handoffs/stored.handoffs.service.js';
import { OperatorContext } from './operator.context.js';
import { createOperatorControllers } from './operator.controllers.js';
import {
  type HaptikOperatorExtras,
  type HaptikOperatorOptions,
  ResolvedOperatorOptions,
} from './operator.options.js';
import { TokenGuard } from './token.guard.js';

const OPTIONS = Symbol('haptik:operator-options');

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<HaptikOperatorOptions>({
  moduleName: 'HaptikOperator',
  optionsInjectionToken: OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createHaptikOperatorOptions')
  .setExtras<HaptikOperatorExtras>(
    { path: 'operator', guard: undefined, imports: [], decorators: [] },
    (definition, { path = 'operator', guard, imports = [], decorators = [] }) => ({
      ...definition,
      imports: [...new Set([...(definition.imports ?? []), ...imports])],
      controllers: createOperatorControllers(path, guard ?? TokenGuard, decorators),
      providers: [
        ...(definition.providers ?? []),
        {
          provide: ResolvedOperatorOptions,
          inject: [OPTIONS],
          useFactory: (given: HaptikOperatorOptions) => new ResolvedOperatorOptions(given, guard),
        },
      ],
    }),
  )
  .build();

/**
 * An HTTP API for operators: lists and changes stored handoffs and switches, and lists nodes with
 * their circuits.
 *
 * @throws HaptikSetupError when no operator is configured, or a token is too weak
 * @example
 * @Module({
 *   imports: [
 *     HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
 *     HaptikStorageModule.forRoot({ url: process.env.DATABASE_URL }),
 *     HaptikOperatorModule.forRoot({ token: process.env.HAPTIK_OPERATOR_TOKEN }),
 *   ],
 * })
 * export class AppModule {}
 */
@Module({ providers: [OperatorContext, StoredHandoffsService] })
export class HaptikOperatorModule extends ConfigurableModuleClass {}
