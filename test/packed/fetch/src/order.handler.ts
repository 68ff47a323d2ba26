import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { haptikFetch, HaptikModule, HaptikNode } from 'nestjs-haptik';

@Injectable()
class OrderBot {
  @HaptikNode('order_status')
  status() {
    return 'On its way.';
  }
}

@Module({ imports: [HaptikModule.forRoot({ secrets: 'fetch-secret' })], providers: [OrderBot] })
class AppModule {}

export const handler = haptikFetch(await NestFactory.createApplicationContext(AppModule));
