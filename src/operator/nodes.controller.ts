import { Get, Injectable, Res } from '@nestjs/common';
import { nodesOf } from './node.views.js';
import { OperatedApp } from './operated.app.js';
import { sendAnswer } from './operator.answer.js';

/** What answers the nodes, and what keeps it from being called. */
@Injectable()
export abstract class NodesController {
  constructor(private readonly app: OperatedApp) {}

  @Get()
  list(@Res() response: object): void {
    const { nodes, circuits, switches } = this.app;
    sendAnswer(response, nodesOf(nodes.list(), circuits.list(), switches.list()));
  }
}
