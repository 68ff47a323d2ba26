import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const CLIENT = 'console';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A single sign-on provider (OpenID Connect) that authenticates everyone without a password. */
export class IdentityProvider {
  /** The claims of the next user. */
  claims: Record<string, unknown> = {};
  #authorizationParameters = new URLSearchParams();

  private constructor(
    readonly issuer: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const provider = new IdentityProvider(`http://127.0.0.1:${port}`, server);
    server.on('request', (request, response) => void provider.answer(request, response));
    return provider;
  }

  /** Opens the authorization URL of the console; returns the URL of the redirect back. */
  approve(location: string): URL {
    this.#authorizationParameters = new URL(location).searchParams;
    const back = new URL(this.#authorizationParameters.get('redirect_uri') ?? '');
    back.searchParams.set('code', 'the-code');
    back.searchParams.set('state', this.#authorizationParameters.get('state') ?? '');
    return back;
  }

  async stop(): Promise<void> {
    await new Promise((closed) => this.server.close(closed));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const answer = this.answerOf(request.url ?? '', new URLSearchParams(body));
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  }

  private answerOf(path: string, form: URLSearchParams): unknown {
    const { issuer } = this;
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        };
      case '/jwks':
        return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256' }] };
      default:
        return this.tokenOf(form);
    }
  }

  private tokenOf(form: URLSearchParams): unknown {
    const codeVerifierHash = createHash('sha256').update(form.get('code_verifier') ?? '');
    if (
      codeVerifierHash.digest('base64url') !== this.#authorizationParameters.get('code_challenge')
    )
      return { error: 'pkce' };
    const now = Math.floor(Date.now() / 1000);
    const nonce = this.#authorizationParameters.get('nonce');
    const standardClaims = { iss: this.issuer, aud: CLIENT, iat: now, exp: now + 300, nonce };
    const signed = `${encode({ alg: 'RS256', kid: '1' })}.${encode({ ...standardClaims, ...this.claims })}`;
    const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
    const id_token = `${signed}.${signature}`;
    return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token };
  }
}
