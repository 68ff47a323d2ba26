import { parseCsvRows } from './csv.js';

/** An FAQ node. Protocol 4.4. */
export interface FaqNode {
  readonly name: string;
  readonly userSays: readonly string[];
  /** Parts of the answer, in order. */
  readonly answer: readonly string[];
  /** False when a later upload does not contain the node. */
  readonly isActive: boolean;
}

interface UploadTask {
  readonly result: string;
  pollCount: number;
}

/** FAQ nodes by domain, and their upload tasks. */
export class FaqRepository {
  readonly #domains = new Map<string, Map<string, FaqNode>>();
  readonly #tasks = new Map<string, UploadTask>();

  getNodes(domain: string): readonly FaqNode[] {
    return [...(this.#domains.get(domain)?.values() ?? [])];
  }

  /**
   * Replaces the active nodes of a domain. A row whose first cell is `node_name` is a header. An invalid
   * file changes nothing.
   *
   * @returns the id of the upload task
   */
  upload(domain: string, csv: string): string {
    const id = `faq-${this.#tasks.size + 1}`;
    const rows = parseCsvRows(csv).filter(([name]) => name !== 'node_name');
    const faulty = rows.findIndex((cells) => cells.length < 3 || cells.some((cell) => cell === ''));
    this.#tasks.set(id, {
      pollCount: 0,
      result: faulty < 0 ? 'success' : `entry ${faulty + 1} lacks a name, a question or an answer`,
    });
    if (faulty < 0) this.replaceNodes(domain, rows);
    return id;
  }

  /**
   * `in progress` at the first poll, then the result: `success` or an error. Undefined for an unknown task.
   */
  getStatus(taskId: string): string | undefined {
    const task = this.#tasks.get(taskId);
    return task && (task.pollCount++ === 0 ? 'in progress' : task.result);
  }

  private replaceNodes(domain: string, rows: readonly (readonly string[])[]): void {
    const earlier = this.getNodes(domain).map((node) => ({ ...node, isActive: false }));
    const uploaded = rows.map(([name = '', says = '', answer = '']) => ({
      name,
      userSays: says.split('|'),
      answer: answer.split('<m>'),
      isActive: true,
    }));
    const nodes = [...earlier, ...uploaded].map(
      (node) => [node.name, Object.freeze(node)] as const,
    );
    this.#domains.set(domain, new Map(nodes));
  }
}
