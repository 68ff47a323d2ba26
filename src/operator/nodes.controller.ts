import { Get, Injectable, Res } from '@nestjs/common';
import { nodesOf } from './node.views.js';
import { OperatedApp } from './operated.app.js';
import { settleAnswer } from './operator.answer.js';

/** What answers the nodes, and what keeps it from being called. */
@Injectable()
export abstract class NodesController {
  constructor(private readonly app: OperatedApp) {}

  @Get()
  list(@Res({ passthrough: true }) response: object): void {
    const { nodes, circuits, switches } = this.app;
    settleAnswer(response, nodesOf(nodes.list(), circuits.list(), switches.list()));
  }
}
