import { parseCsvRows } from './csv.js';

/** A node that answers a frequent question. Protocol 4.4. */
export interface FaqNode {
  readonly name: string;
  readonly userSays: readonly string[];
  /** Parts of the answer, in order. */
  readonly answer: readonly string[];
  /** False once a later upload left the node out. */
  readonly isActive: boolean;
}

interface UploadTask {
  readonly result: string;
  pollCount: number;
}

/** FAQ nodes by domain, and the tasks that upload them. */
export class FaqRepository {
  readonly #domains = new Map<string, Map<string, FaqNode>>();
  readonly #tasks = new Map<string, UploadTask>();

  getNodes(domain: string): readonly FaqNode[] {
    return [...(this.#domains.get(domain)?.values() ?? [])];
  }

  /**
   * Puts nodes in, after every earlier one of the domain is made inactive; a first cell `node_name`
   * makes a row a heading. A file with a fault changes nothing.
   *
   * @returns the task's id
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
   * `in progress` when it is asked for the first time, then the result: `success` or what is
   * wrong. Undefined for a task that nobody started.
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
