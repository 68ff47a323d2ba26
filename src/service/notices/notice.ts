/** What a notice is about. */
export type NoticeKind =
  'handoffs-lost' | 'circuit-open' | 'queue-aging' | 'secret-outdated' | 'storage-unavailable';

/** Something that an operator should know. It has no secrets, no personal data and no texts of a chat. */
export interface Notice {
  /** The same in every attempt to send it. */
  readonly id: string;
  readonly kind: NoticeKind;
  /** `resolved` when what an earlier notice reported has ended. */
  readonly state: 'raised' | 'resolved';
  /** Undefined when it concerns all bots. */
  readonly bot: string | undefined;
  readonly node: string | undefined;
  /** One line. */
  readonly title: string;
  /** What it means and what to do. */
  readonly text: string;
  /** The status page of the console; undefined while the console is off, and without `publicUrl`. */
  readonly link: string | undefined;
  /** ISO 8601. */
  readonly at: string;
}

/** What makes a notice, before it gets its id, link and time. */
export type NoticeContent = Omit<Notice, 'id' | 'link' | 'at'>;
