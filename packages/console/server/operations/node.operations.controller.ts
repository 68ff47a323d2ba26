import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type NodeStatusList, toNodeStatusList } from 'nestjs-haptik/internal';
import { HostProviders } from '../common/host.providers.js';
import { RequirePermission } from '../auth/require.permission.decorator.js';
import { NodeListView } from './node.views.js';

/** Nodes with their switches and circuits, for publishers. */
@Controller('operations/nodes')
export class NodeOperationsController {
  constructor(private readonly host: HostProviders) {}

  @RequirePermission('operations:read')
  @Get()
  @ApiOkResponse({ type: NodeListView })
  list(): NodeStatusList {
    const { nodes, circuits, switches } = this.host.operator;
    return toNodeStatusList(nodes.list(), circuits.list(), switches.list());
  }
}
