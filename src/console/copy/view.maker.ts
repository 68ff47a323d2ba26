import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../copy/copy.book.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleNames } from '../console.names.js';
import { CopyChecker } from './copy.checker.js';
import { CopyShelf } from './copy.shelf.js';
import { definitionViewOf } from './definition.view.js';
import type { MessageView } from './message.view.js';
import { type TextView, textViewOf } from './text.view.js';

/** Shows keys and texts, with what the checks find in them. */
@Injectable()
export class ViewMaker {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
    private readonly names: ConsoleNames,
  ) {}

  async text(entry: CopyEntry, access: ConsoleAccess): Promise<TextView> {
    const [view] = await this.texts([entry], access);
    return view!;
  }

  /** In the order of the entries. */
  async texts(entries: readonly CopyEntry[], { id }: ConsoleAccess): Promise<TextView[]> {
    const nameOf = await this.names.of(entries.map(({ changedBy }) => changedBy));
    return entries.map((entry) =>
      textViewOf(entry, this.checker.findingsOf(entry), { by: id, nameOf }),
    );
  }

  /** @param entries of this key */
  async message(
    key: string,
    entries: readonly CopyEntry[],
    access: ConsoleAccess,
  ): Promise<MessageView> {
    return this.messageOf(key, entries, await this.texts(entries, access));
  }

  /** Of several keys, in their order. */
  async messages(keys: readonly string[], access: ConsoleAccess): Promise<MessageView[]> {
    const found = await this.shelf.find({ keys });
    const entries = Map.groupBy(found, ({ key }) => key);
    const texts = Map.groupBy(await this.texts(found, access), ({ key }) => key);
    return keys.map((key) => this.messageOf(key, entries.get(key) ?? [], texts.get(key) ?? []));
  }

  private messageOf(
    key: string,
    entries: readonly CopyEntry[],
    texts: readonly TextView[],
  ): MessageView {
    const { catalogue } = this.shelf;
    const definition = catalogue.find(key);
    return {
      key,
      definition: definition ? definitionViewOf(definition, catalogue.allInCode(key)) : null,
      isTrashed: entries.some(({ trashedAt }) => trashedAt !== null),
      texts: Object.fromEntries(texts.map((text) => [text.language, text])),
    };
  }
}
