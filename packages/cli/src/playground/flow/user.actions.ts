import type { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import type { PlaygroundConversation } from '../chat/playground.conversation.js';
import type {
  ActionResult,
  Flow,
  NodeRef,
  PressInput,
  RunInput,
  RunOrigin,
  SayInput,
  SearchInput,
  SearchResult,
} from '../playground.contract.js';
import { RequestError } from '../request.error.js';
import type { CallRunner, Started } from '../runs/call.runner.js';
import type { RunHistory } from '../runs/run.history.js';
import { findNextNode, findStep, toNodeRef } from './flow.navigator.js';
import { findSearchSource, searchAsHaptik } from './form.search.js';
import { toEntityItem } from './hidden.data.js';
import { resolveTap } from './tap.resolver.js';

export interface UserActionParts {
  readonly emulator: HaptikPlatformEmulator;
  readonly conversation: PlaygroundConversation;
  readonly runner: CallRunner;
  readonly history: RunHistory;
  readonly signal: AbortSignal;
  readonly getFlow: () => Flow;
  readonly isKnownNode: (node: NodeRef) => boolean;
}

/** What happened, and the calls that started. */
export type Acted =
  | { readonly result: Exclude<ActionResult, { kind: 'call' }>; readonly started?: undefined }
  | { readonly result?: undefined; readonly started: Started };

interface Move {
  readonly texts: readonly string[];
  readonly text: string;
  /** Of the button that was tapped. */
  readonly label?: string;
  readonly received?: string;
  readonly entities: RunInput['entities'];
  readonly from: NodeRef | undefined;
  readonly origin: RunOrigin;
  /** The node that the developer chose. */
  readonly to?: NodeRef;
  /** The node whose name the text is. */
  readonly named?: NodeRef;
  readonly fault?: RunInput['fault'];
}

/** What the user does in the chat: types, taps, sends forms and searches. */
export class UserActions {
  constructor(private readonly parts: UserActionParts) {}

  /** @throws RequestError when there is nothing to tap */
  press(input: PressInput): Acted {
    const { conversation, history } = this.parts;
    const entry = conversation.findBotEntry(input.entryId);
    const tap = entry?.element && resolveTap(entry.element, input);
    if (!entry || !tap) {
      throw new RequestError(
        'not-found',
        'There is nothing to press any more. Reload the page to see the current chat.',
      );
    }
    if (tap.kind !== 'message') return { result: tap };
    const run = entry.runId === undefined ? undefined : history.find(entry.runId)?.run;
    const { text, received, label, entities } = tap;
    const { node, bot } = input;
    const acted = this.move({
      text,
      entities,
      texts: [label, text, received].filter((one) => one !== undefined),
      from: run ? toNodeRef(run) : conversation.node,
      origin: 'press',
      ...(label !== undefined && { label }),
      ...(node !== undefined && { to: { node, ...(bot !== undefined && { bot }) } }),
      ...(received !== undefined && { received }),
    });
    if (acted.result?.kind !== 'choose-node') conversation.markPressed(entry.id, label ?? text);
    return acted;
  }

  say({ text, node, bot, fault }: SayInput): Acted {
    const typed = { node: text.trim(), ...(bot !== undefined && { bot }) };
    const to = node !== undefined ? { node, ...(bot !== undefined && { bot }) } : undefined;
    return this.move({
      text,
      texts: [text],
      entities: {},
      from: this.parts.conversation.node,
      origin: 'say',
      ...(to && { to }),
      ...(this.parts.isKnownNode(typed) && { named: typed }),
      ...(fault && { fault }),
    });
  }

  /** @throws RequestError when the field has no search URL */
  async search({ entryId, field, query }: SearchInput): Promise<SearchResult> {
    const { conversation, signal } = this.parts;
    const element = conversation.findBotEntry(entryId)?.element;
    const source = element && findSearchSource(element, field);
    if (source) return searchAsHaptik(source, query, conversation.user, signal);
    throw new RequestError('not-found', `The field ${field} has no URL in search_source.`);
  }

  private move(move: Move): Acted {
    const { emulator, conversation, runner, getFlow } = this.parts;
    const { text, texts, label, received, from, origin, fault } = move;
    if (conversation.state.state === 'pending') {
      emulator.sendUserMessage(conversation.userName, text);
      conversation.addSystemEntry('to-agent', 'The chat is with an agent, so no node is called.');
      return { result: { kind: 'to-agent' } };
    }
    const flow = getFlow();
    const next = move.to ?? findNextNode(flow, { from, texts }) ?? move.named ?? flow.fallback;
    if (!next)
      return { result: { kind: 'choose-node', text, ...(label !== undefined && { label }) } };
    const step = findStep(flow, next);
    const entities = {
      ...step?.entities,
      ...(step?.textEntity !== undefined && { [step.textEntity]: [toEntityItem(text)] }),
      ...move.entities,
    };
    const input = { ...next, entities, userMessage: text, ...(fault && { fault }) };
    return { started: runner.start(input, origin, received) };
  }
}
