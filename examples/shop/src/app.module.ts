import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { AgentDesk, HaptikModule } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { AgentsModule } from './agents/agents.module.js';
import { createHindiTexts } from './copy/hindi.texts.js';
import { shopCopy } from './copy/shop.copy.js';
import { OrdersModule } from './orders/orders.module.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    HaptikModule.forRootAsync({
      imports: [AgentsModule],
      inject: [ConfigService, AgentDesk],
      useFactory: (config: ConfigService, desk: AgentDesk) => ({
        secrets: config.get<string>('HAPTIK_SECRET'),
        handoff: { desk, team: 'support' },
        texts: { en: { handoffStarted: shopCopy('agent.called') } },
      }),
    }),
    HaptikCopyModule.forRoot({ copy: [shopCopy], source: createHindiTexts() }),
    OrdersModule,
  ],
})
export class AppModule {}
