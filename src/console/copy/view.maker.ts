import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../copy/copy.book.js';
import type { ConsoleAccess } from '../console.access.js';
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
  ) {}

  text(entry: CopyEntry, { name }: ConsoleAccess): TextView {
    return textViewOf(entry, this.checker.findingsOf(entry), name);
  }

  /** @param entries of this key */
  message(key: string, entries: readonly CopyEntry[], access: ConsoleAccess): MessageView {
    const definition = this.shelf.catalogue.find(key);
    const texts = entries.map((entry) => [entry.language, this.text(entry, access)] as const);
    return {
      key,
      definition: definition ? definitionViewOf(definition) : null,
      isTrashed: entries.some(({ trashedAt }) => trashedAt !== null),
      texts: Object.fromEntries(texts),
    };
  }

  /** Of several keys, in their order. */
  async messages(keys: readonly string[], access: ConsoleAccess): Promise<MessageView[]> {
    const entries = Map.groupBy(await this.shelf.find({ keys }), ({ key }) => key);
    return keys.map((key) => this.message(key, entries.get(key) ?? [], access));
  }
}
