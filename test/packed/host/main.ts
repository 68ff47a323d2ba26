import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HaptikModule } from 'nestjs-haptik';
import { PriceBot } from './price.bot.js';

@Module({ imports: [HaptikModule.forRoot({ secrets: 'host-secret' })], providers: [PriceBot] })
class AppModule {}

const app = await NestFactory.create(AppModule, { rawBody: true });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
