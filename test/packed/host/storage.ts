import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { PriceBot } from './price.bot.js';

@Module({
  imports: [
    HaptikModule.forRoot({ secrets: 'host-secret' }),
    HaptikStorageModule.forRoot({ folder: 'storage' }),
    HaptikOperatorModule.forRoot({ token: 'host-operator-token' }),
  ],
  providers: [PriceBot],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { rawBody: true });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
