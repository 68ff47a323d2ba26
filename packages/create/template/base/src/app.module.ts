import { Module } from '@nestjs/common';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { orderStatusCopy } from './order-status/order-status.copy.js';
import { OrderStatusNode } from './order-status/order-status.node.js';
import { OrdersService } from './order-status/orders.service.js';

@Module({
  imports: [
    HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
    HaptikCopyModule.forRoot({ copy: [orderStatusCopy] }),
  ],
  providers: [OrdersService, OrderStatusNode],
})
export class AppModule {}
