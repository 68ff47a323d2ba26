import { Injectable } from '@nestjs/common';
import { HaptikCall, HaptikNode, type NodeCall } from 'nestjs-haptik';

/** Replies with the entity `text` and counts the calls. */
@Injectable()
export class EchoBot {
  calls: NodeCall[] = [];

  @HaptikNode('echo')
  echo(@HaptikCall() call: NodeCall) {
    this.calls.push(call);
    return call.entity('text') ?? 'nothing';
  }
}

/** The bytes of a call to the node `echo`. */
export function echoBody(text: string, more: Record<string, unknown> = {}): Buffer {
  return Buffer.from(JSON.stringify({ node: 'echo', entities: { text }, ...more }));
}
