import { Module } from '@nestjs/common';
import { HaptikModule } from 'nestjs-haptik';
import { HealthController } from './health.controller.js';
import { OrderBot } from './order.bot.js';

@Module({
  imports: [HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET })],
  controllers: [HealthController],
  providers: [OrderBot],
})
export class AppModule {}
