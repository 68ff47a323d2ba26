import { Injectable } from '@nestjs/common';
import type { CopyEntry } from 'nestjs-haptik/copy';
import type { Principal } from '../../auth/principal.js';
import { DisplayNameResolver } from '../../audit/display.name.resolver.js';
import { CopyChecker } from '../copy.checker.js';
import { CopyService } from '../copy.service.js';
import { toDefinitionView } from './definition.view.js';
import type { MessageView } from './message.view.js';
import { type TextView, toTextView } from './text.view.js';

/** Converts entries to views, with their findings. */
@Injectable()
export class CopyViewMapper {
  constructor(
    private readonly copyService: CopyService,
    private readonly checker: CopyChecker,
    private readonly names: DisplayNameResolver,
  ) {}

  async mapText(entry: CopyEntry, principal: Principal): Promise<TextView> {
    const [view] = await this.mapTexts([entry], principal);
    return view!;
  }

  /** Keeps the order of the entries. */
  async mapTexts(entries: readonly CopyEntry[], { id }: Principal): Promise<TextView[]> {
    const resolveName = await this.names.resolve(entries.map(({ changedBy }) => changedBy));
    return entries.map((entry) =>
      toTextView(entry, this.checker.checkEntry(entry), { viewerId: id, resolveName }),
    );
  }

  /** @param entries entries of this key */
  async mapMessage(
    key: string,
    entries: readonly CopyEntry[],
    principal: Principal,
  ): Promise<MessageView> {
    return this.toMessageView(key, entries, await this.mapTexts(entries, principal));
  }

  /** Returns the views of several keys, in their order. */
  async mapMessages(keys: readonly string[], principal: Principal): Promise<MessageView[]> {
    const found = await this.copyService.find({ keys });
    const entries = Map.groupBy(found, ({ key }) => key);
    const texts = Map.groupBy(await this.mapTexts(found, principal), ({ key }) => key);
    return keys.map((key) => this.toMessageView(key, entries.get(key) ?? [], texts.get(key) ?? []));
  }

  private toMessageView(
    key: string,
    entries: readonly CopyEntry[],
    texts: readonly TextView[],
  ): MessageView {
    const { catalog } = this.copyService;
    const definition = catalog.find(key);
    return {
      key,
      definition: definition ? toDefinitionView(definition, catalog.getDefaultTexts(key)) : null,
      isTrashed: entries.some(({ trashedAt }) => trashedAt !== null),
      texts: Object.fromEntries(texts.map((text) => [text.language, text])),
    };
  }
}
