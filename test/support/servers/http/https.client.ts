import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';

export interface HttpsRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpsResponse {
  readonly status: number | undefined;
  readonly cookies: readonly string[];
  readonly body: string;
}

/** Sends a request to a server whose certificate is of the authority. */
export async function requestHttps(
  url: string,
  ca: string,
  { method = 'GET', headers = {}, body }: HttpsRequest = {},
): Promise<HttpsResponse> {
  const sent = request(url, { method, headers, ca, agent: false });
  const responded = once(sent, 'response');
  sent.end(body);
  const [response] = (await responded) as [IncomingMessage];
  const cookies = response.headers['set-cookie'] ?? [];
  return { status: response.statusCode, cookies, body: await text(response) };
}

/** The fingerprint of the certificate that a server presents. */
export async function presentedFingerprint(port: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

export const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256;
