import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { AgentDesk, EmptyResponseAgentDesk, HaptikAgentDesk } from 'nestjs-haptik';

/** The agent desk: by Haptik's API where its credentials are set, else by Haptik's default team. */
@Module({
  providers: [
    {
      provide: AgentDesk,
      inject: [ConfigService],
      useFactory: (config: ConfigService): AgentDesk => {
        const token = config.get<string>('HAPTIK_PLATFORM_TOKEN');
        if (token === undefined) return new EmptyResponseAgentDesk();
        return new HaptikAgentDesk({
          baseUrl: config.getOrThrow<string>('HAPTIK_PLATFORM_BASE_URL'),
          token,
          clientId: config.getOrThrow<string>('HAPTIK_PLATFORM_CLIENT_ID'),
          businessId: Number(config.getOrThrow<string>('HAPTIK_PLATFORM_BUSINESS_ID')),
        });
      },
    },
  ],
  exports: [AgentDesk],
})
export class AgentsModule {}
