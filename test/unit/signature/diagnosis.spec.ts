import { diagnose, type Evidence, sign } from 'nestjs-haptik';

const BODY = Buffer.from('{"node": "order", "city": "Pün\\u0905", "n": [1, 2]}');
const SECRETS = ['node-secret'];
const signed = (body: Buffer | string, secret = 'node-secret') => sign(Buffer.from(body), secret);
const of = (evidence: Partial<Evidence>) =>
  diagnose({ header: undefined, bytes: BODY, secrets: SECRETS, ...evidence });

describe('the diagnosis of a refused signature', () => {
  it.each([
    ['header-missing', of({})],
    ['sha256-given', of({ header256: `sha256=${'a'.repeat(64)}` })],
    ['sha256-given', of({ header: `sha256=${'a'.repeat(64)}` })],
    ['header-repeated', of({ header: ['sha1=x', 'sha1=y'] })],
    ['header-repeated', of({ header: `${signed(BODY)}, ${signed(BODY)}` })],
    ['malformed', of({ header: 'sha1=12' })],
    ['malformed', of({ header: signed(BODY).slice(5) })],
    ['secret-of-another-node', of({ header: signed(BODY) })],
    ['secret-with-white-space', of({ header: signed(BODY), secrets: ['node-secret\n'] })],
    ['secret-with-white-space', of({ header: signed(BODY, 'node-secret ') })],
    ['secret-of-another-bot', of({ header: signed(BODY, 'b'), secretsOfOtherBots: ['b'] })],
    ['byte-order-mark-changed', of({ header: signed(`\ufeff${BODY.toString()}`) })],
    ['body-reserialised', of({ header: signed(JSON.stringify(JSON.parse(BODY.toString()))) })],
    [
      'body-reserialised',
      of({
        header: signed('{"node": "order", "city": "P\\u00fcn\\u0905", "n": [1, 2]}'),
        bytes: Buffer.from(JSON.stringify(JSON.parse(BODY.toString()))),
      }),
    ],
    ['charset-changed', of({ header: signed(Buffer.from(BODY.toString(), 'latin1')) })],
    ['unknown', of({ header: signed(BODY, 'nobody knows') })],
  ])('is %s', (expected, found) => {
    expect(found).toBe(expected);
  });
});
