import { Module } from '@nestjs/common';
import { OrderListNode } from './order-list.node.js';
import { OrderReturnNode } from './order-return.node.js';
import { OrderStatusNode } from './order-status.node.js';
import { OrdersService } from './orders.service.js';

@Module({ providers: [OrdersService, OrderListNode, OrderStatusNode, OrderReturnNode] })
export class OrdersModule {}
