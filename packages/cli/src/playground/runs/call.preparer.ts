import type { EmulatorCall, HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import { CALL_ID_HEADER } from 'nestjs-haptik/internal/pure';
import type { PlaygroundConversation } from '../chat/playground.conversation.js';
import { findStep } from '../flow/flow.navigator.js';
import type { Flow, RunInput, SignatureInfo } from '../playground.contract.js';
import { toBotUrl } from '../target/playground.target.js';
import type { TargetMonitor } from '../target/target.monitor.js';
import { chooseKey, describeSignature, enlargeBody } from './call.faults.js';

export interface PreparerParts {
  readonly emulator: HaptikPlatformEmulator;
  readonly monitor: TargetMonitor;
  readonly conversation: PlaygroundConversation;
  readonly getFlow: () => Flow;
}

/** A call that is ready to be sent. */
export interface PreparedCall {
  readonly call: EmulatorCall;
  /** Undefined for an unsigned call. */
  readonly signature: SignatureInfo | undefined;
}

/** Makes the request of a call: its body from the input and the conversation, and its signature. */
export class CallPreparer {
  constructor(private readonly parts: PreparerParts) {}

  prepare(input: RunInput): PreparedCall {
    const { monitor } = this.parts;
    const { fault } = input;
    const secret = monitor.findSecret(input);
    const call = this.createCall(input, chooseKey(secret, fault));
    const value = call.headers['X-Hub-Signature'];
    return { call, signature: describeSignature(value, call.bytes.length, secret, fault) };
  }

  /** Names the call to an app with HaptikModule, so that its recording is found. */
  identify(call: EmulatorCall, id: string): EmulatorCall {
    if (!this.parts.monitor.state.isNestHaptik) return call;
    const { Connection, ...headers } = call.headers;
    return {
      ...call,
      headers: { ...headers, [CALL_ID_HEADER]: id, Connection: Connection ?? 'close' },
    };
  }

  private createCall(input: RunInput, secret: string | undefined): EmulatorCall {
    const { emulator, conversation, monitor } = this.parts;
    const { bot, node, fault, rawBody, user, language, devicePlatform, entities } = input;
    const { webhook, callUrl } = monitor.target;
    const url = bot === undefined ? callUrl : toBotUrl(webhook, bot);
    const options = {
      webhook: { url, ...(secret !== undefined && { secret }) },
      isEndNode: findStep(this.parts.getFlow(), input)?.isEndNode ?? false,
      ...(rawBody !== undefined && { body: rawBody }),
    };
    const { conversationDetails, userDetails, userMessage, envVariables } = input;
    const call = {
      ...(entities && { entities }),
      ...(conversationDetails && { conversationDetails }),
      ...(userDetails && { userDetails }),
      ...(userMessage !== undefined && { userMessage }),
      envVariables: envVariables ?? conversation.envVariables,
      user: {
        ...conversation.user,
        ...user,
        ...(language !== undefined && { language_code: language }),
        ...(devicePlatform !== undefined && { device_platform: devicePlatform }),
        user_name: conversation.userName,
      },
    };
    if (fault !== 'large-body') return emulator.prepareCall(node, call, options);
    return emulator.prepareCall(node, call, { ...options, transformBody: enlargeBody });
  }
}
