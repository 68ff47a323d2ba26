import { Get, Injectable, Res } from '@nestjs/common';
import { toNodeStatusList } from './node.responses.js';
import { OperatorContext } from '../operator.context.js';
import { setOperatorResponse } from '../operator.response.js';

/** Lists nodes with their switches and circuits. */
@Injectable()
export abstract class NodesController {
  constructor(private readonly context: OperatorContext) {}

  @Get()
  list(@Res({ passthrough: true }) response: object): void {
    const { nodes, circuits, switches } = this.context;
    setOperatorResponse(response, toNodeStatusList(nodes.list(), circuits.list(), switches.list()));
  }
}
