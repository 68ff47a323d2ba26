const post = (port, { headers, body }) =>
  fetch(`http://127.0.0.1:${port}/haptik`, { method: 'POST', headers, body });

/** Checks that a server replies with a text. */
export async function expectReply(name, port, call, text) {
  const response = await post(port, call);
  const body = await response.text();
  if (response.status !== 200 || !body.includes(text))
    throw new Error(`${name} responded with ${response.status} ${body}`);
}

/** Checks that a server rejects a call whose body was changed. */
export async function expectRejection(name, port, { headers, body }, expected) {
  const { status } = await post(port, { headers, body: `${body} ` });
  if (status !== expected) throw new Error(`${name} responded with ${status} to a forged request`);
}
