import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { NodeCall } from '../payload/node.call.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Identifies a call by its bytes. Neither the key nor an encrypted outcome says anything without them. */
export class CallFingerprint {
  /** An HMAC over bot and body, made with the secret that signed the call. */
  readonly key: string;

  constructor(private readonly call: NodeCall) {
    this.key = call.digest('dedupe').toString('base64url');
  }

  encrypt(outcome: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.secret, iv);
    const encrypted = Buffer.concat([cipher.update(outcome, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64');
  }

  /** @throws Error when this call did not encrypt it */
  decrypt(text: string): string {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(CIPHER, this.secret, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const encrypted = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
  }

  private get secret(): Buffer {
    return this.call.digest('dedupe-outcome');
  }
}
