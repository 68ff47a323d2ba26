import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HaptikEntity, HaptikModule, HaptikNode } from 'nestjs-haptik';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikStorageModule } from '@nestjs-haptik/storage';

const copy = defineCopy({
  'product.price': {
    text: 'The {product} costs ₹ 2,499.',
    description: 'The answer to what a product costs.',
    usedAs: 'text',
    sample: { product: 'speaker' },
  },
});

@Injectable()
class PriceBot {
  @HaptikNode('product_price')
  price(@HaptikEntity('product_name') product: string) {
    return copy('product.price', { product });
  }
}

@Module({
  imports: [
    HaptikModule.forRoot({ secrets: 'host-secret' }),
    HaptikStorageModule.forRoot({ folder: 'storage' }),
    HaptikCopyModule.forRoot({ copy: [copy] }),
    HaptikConsoleModule.forRoot({}),
  ],
  providers: [PriceBot],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { rawBody: true });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
