import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HaptikEntity, HaptikModule, HaptikNode } from 'nestjs-haptik';
import { button, link } from 'nestjs-haptik/hsl';

@Injectable()
class OrderBot {
  @HaptikNode('order_status')
  status(@HaptikEntity('order_id') id: string) {
    return button(`Order ${id} is on its way.`, [link('Track it', `https://shop.example/${id}`)]);
  }
}

@Module({
  imports: [HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET })],
  providers: [OrderBot],
})
export class AppModule {}

if (import.meta.main) {
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
