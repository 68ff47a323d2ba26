const MAX_SHAPES = 200;

/** Counts the error lines of a log in JSON by their text, in which numbers and names are left out. */
export class ErrorLines {
  shapes = new Map();
  #rest = '';

  add(chunk) {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop();
    for (const line of lines)
      if (line.includes('"level":"error"') || line.includes('"level":"fatal"')) this.#count(line);
  }

  #count(line) {
    const { message } = JSON.parse(line);
    const shape = String(message)
      .split('\n')[0]
      .replaceAll(/"[^"]*"/g, '"…"')
      .replaceAll(/\d+/g, 'n');
    if (this.shapes.has(shape) || this.shapes.size < MAX_SHAPES)
      this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + 1);
  }

  has(text) {
    return this.count(text) > 0;
  }

  /** Number of lines with a text. */
  count(text) {
    return [...this.shapes].reduce(
      (sum, [shape, count]) => (shape.includes(text) ? sum + count : sum),
      0,
    );
  }
}
