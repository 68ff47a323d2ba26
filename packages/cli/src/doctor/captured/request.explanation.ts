import {
  diagnoseSignature,
  explainSignatureFailure,
  type SignatureDiagnosis,
  verify,
} from 'nestjs-haptik/internal/cli';
import { type CheckResult, failed, ok } from '../check.js';
import type { CapturedRequest } from './captured.request.js';

/** Why the signature of a captured request is refused. */
export interface RequestExplanation extends Partial<SignatureDiagnosis> {
  readonly check: CheckResult;
}

interface KnownSecrets {
  readonly secret: string;
  /** Environment variable of the secret, for messages. */
  readonly secretEnv: string;
  /** Secrets of other bots and nodes. */
  readonly otherSecrets: readonly string[];
}

/** Says in one line whether the signature of a request is right, and if not, the cause and the cure. */
export function explainRequest(
  { headers, body }: CapturedRequest,
  { secret, secretEnv, otherSecrets }: KnownSecrets,
): RequestExplanation {
  const header = headers['x-hub-signature'];
  if (typeof header === 'string' && verify(body, header, secret)) {
    return {
      check: ok(
        'signature',
        `The signature is right for the secret in ${secretEnv}. If the application refuses it, it has another secret, or reads another body.`,
      ),
    };
  }
  const diagnosis = diagnoseSignature({
    headers,
    bytes: body,
    secrets: [secret],
    secretsOfOtherBots: otherSecrets,
  });
  const { reason, isProven, detail } = diagnosis;
  const form = detail === undefined ? '' : ` (signed as: ${detail})`;
  const guess =
    isProven || reason === 'secret-unknown' || reason === 'unknown' ? '' : ' This is a guess.';
  return {
    ...diagnosis,
    check: failed('signature', `${reason}${form}:`, explainSignatureFailure(reason) + guess),
  };
}
