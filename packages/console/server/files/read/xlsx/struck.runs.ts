import type { XmlAttributes } from './xml.reader.js';

/** Detects strikethrough in a rich text from XML events. */
export class StruckRuns {
  #isRunStruck = false;
  #isStruck = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'r') this.#isRunStruck = false;
    else if (isStrike(name, attributes)) this.#isRunStruck = true;
  }

  close(name: string): void {
    if (name === 'r') this.#isRunStruck = false;
  }

  text(characters: string): void {
    this.#isStruck ||= this.#isRunStruck && /\S/.test(characters);
  }

  /** Ends a text. Returns whether part of it is struck through. */
  end(): boolean {
    const isStruck = this.#isStruck;
    this.#isStruck = false;
    this.#isRunStruck = false;
    return isStruck;
  }
}

/** Whether an element of run or font properties enables strikethrough. */
export function isStrike(name: string, attributes: XmlAttributes): boolean {
  return name === 'strike' && !/^(?:0|false|off)$/.test(attributes.get('val') ?? '');
}
