import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HaptikEntity, HaptikModule, HaptikNode } from 'nestjs-haptik';

@Injectable()
class PriceBot {
  @HaptikNode('product_price')
  price(@HaptikEntity('product_name') product: string) {
    return `The ${product} costs ₹ 2,499.`;
  }
}

@Module({ imports: [HaptikModule.forRoot({ secrets: 'host-secret' })], providers: [PriceBot] })
class AppModule {}

const app = await NestFactory.create(AppModule, { rawBody: true });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
