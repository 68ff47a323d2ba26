import { Module } from '@nestjs/common';
import { HaptikModule } from 'nestjs-haptik';
import { ShopBot } from './shop.bot';
import { SupportBot } from './support.bot';

/** Serves the bots at /haptik/shop and /haptik/support, each with its own secret. */
@Module({
  imports: [
    HaptikModule.forRoot({
      bots: {
        shop: { secrets: process.env.SHOP_SECRET },
        support: { secrets: process.env.SUPPORT_SECRET, language: 'hi' },
      },
    }),
  ],
  providers: [ShopBot, SupportBot],
})
export class AppModule {}
