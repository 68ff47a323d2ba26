import type { XmlAttributes } from './xml.reader.js';

/** Whether a rich text has words that are struck through, from what happens in its XML. */
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

  /** The answer for a text that ends here. */
  end(): boolean {
    const isStruck = this.#isStruck;
    this.#isStruck = false;
    this.#isRunStruck = false;
    return isStruck;
  }
}

/** Of the properties of a run or a font. */
export function isStrike(name: string, attributes: XmlAttributes): boolean {
  return name === 'strike' && !/^(?:0|false|off)$/.test(attributes.get('val') ?? '');
}
