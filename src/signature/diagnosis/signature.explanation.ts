import type { SignatureFailureReason } from '../../options/haptik.event.js';

const RAW_BYTES = 'Verify the bytes as received, before any parser of the body.';

/** The cause, and the cure, of each reason. */
const EXPLANATIONS: Readonly<Record<SignatureFailureReason, readonly [string, string]>> = {
  'header-missing': [
    'The request has no X-Hub-Signature header.',
    'Type the secret on the Integration tab of the node, since Haptik signs only with one, and check that no proxy removes the header.',
  ],
  'header-repeated': [
    'The request has the X-Hub-Signature header more than once.',
    'Find the proxy or the client that adds the second one.',
  ],
  malformed: [
    'The signature is not of the form sha1=<40 hex digits>.',
    'Find what changes the header: a proxy, or the code that signs.',
  ],
  'sha256-signature': [
    'The signature is made with SHA-256, but Haptik signs with SHA-1.',
    'Sign with HMAC-SHA1, and send it as X-Hub-Signature: sha1=<40 hex digits>.',
  ],
  'prefix-missing': ['The signature has no prefix.', 'Send X-Hub-Signature: sha1=<40 hex digits>.'],
  'digest-in-base64': [
    'The digest is in base64.',
    'Encode it in hex: X-Hub-Signature: sha1=<40 hex digits>.',
  ],
  'secret-expired': [
    'The secret is past its notAfter.',
    'Type the current secret on the Integration tab of the node.',
  ],
  'secret-with-whitespace': [
    'The secrets differ by white space, a line break or a byte order mark at the beginning or the end.',
    'Remove it from the environment variable or file (printf instead of echo), and from the Integration tab of the node.',
  ],
  'secret-with-quotes': [
    'The secrets differ by quotation marks.',
    'Remove them from the environment variable; docker --env-file, for example, keeps them.',
  ],
  'secret-cut': [
    'The secret is cut at a #, or a $ or \\ in it is interpreted, where it is set.',
    'Put it in single quotes in a .env file or a shell, and write $$ for each $ in a compose file.',
  ],
  'secret-list': [
    'A list of secrets is used as one secret.',
    'Split the list: each secret is tried by itself.',
  ],
  'secret-encoded': [
    'The secrets differ by an encoding (base64, hex, percent) or by capital letters.',
    'Use the secret exactly as it is typed on the Integration tab of the node.',
  ],
  'secret-empty': [
    'One side has no secret: it is empty, or its variable is not set.',
    'Set the secret of the Integration tab of the node on both sides.',
  ],
  'secret-of-another-node': [
    'The call is signed with the secret of another node.',
    'Type the secret of this node on its Integration tab.',
  ],
  'secret-of-another-bot': [
    'The call is signed with the secret of another bot.',
    'Correct the URL of the node, whose path ends with the bot, or its secret.',
  ],
  'secret-unknown': [
    'The secrets differ, most likely, since nothing suggests that the body was changed.',
    'Compare the secret on the Integration tab of the node with the secret of the application.',
  ],
  'development-secret': [
    "One side uses the public secret of Haptik's sample.",
    'Set the secret of the Integration tab of the node on both sides.',
  ],
  'wrong-algorithm': [
    'The digest is not the HMAC of the body with the secret as its key.',
    'Compute HMAC-SHA1 with the secret as the key and the body as the message.',
  ],
  'body-empty': [
    'The body is empty where it is signed or verified: something has consumed it.',
    RAW_BYTES,
  ],
  'body-truncated': [
    'The end of the body is missing.',
    'Find the limit of the proxy or the tool that cuts it, and capture the request again.',
  ],
  'body-altered': [
    'The body was changed after it was signed: it has another length than announced.',
    'Find the proxy or the tool that changes it.',
  ],
  'body-reserialized': [
    'The body was parsed and written as JSON again after it was signed.',
    RAW_BYTES,
  ],
  'body-quoted': [
    'The body was written as a JSON string after it was signed.',
    'Send and verify the body itself: call JSON.stringify() once.',
  ],
  'body-in-base64': [
    'The body is in base64 where it is signed or verified.',
    'Decode it first; serverless platforms announce it by isBase64Encoded.',
  ],
  'body-form-encoded': [
    'The body was sent as a form after it was signed.',
    'Send the JSON itself, with Content-Type: application/json.',
  ],
  'body-compressed': [
    'The body was compressed or decompressed after it was signed.',
    'Switch off the compression of requests in the proxy; Haptik sends none.',
  ],
  'final-newline-changed': [
    'A line break or white space at the end of the body was added or removed after it was signed.',
    'Keep the bytes as they are: printf instead of echo, and curl --data-binary instead of --data.',
  ],
  'line-endings-changed': [
    'The line ends of the body were changed after it was signed.',
    'Keep the bytes as they are: curl --data-binary instead of --data, and no conversion of text files.',
  ],
  'byte-order-mark-changed': [
    'A byte order mark was added or removed after the body was signed.',
    'Keep the bytes as they are, and save files without a byte order mark.',
  ],
  'charset-changed': [
    'The body was decoded and encoded in different charsets after it was signed.',
    RAW_BYTES,
  ],
  'unicode-normalized': [
    'The Unicode form of the text (NFC, NFD) was changed after the body was signed.',
    RAW_BYTES,
  ],
  unknown: [
    'No known secret and no usual change of the body explains the signature.',
    'Compare the secrets, and capture the bytes of the request where the application receives them.',
  ],
};

/** One line with the cause of a rejected signature and its cure. */
export function explainSignatureFailure(reason: SignatureFailureReason): string {
  return EXPLANATIONS[reason].join(' ');
}
