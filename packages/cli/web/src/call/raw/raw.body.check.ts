/** What is odd about the text of a body. It can be sent anyway: that is a test, too. */
export function checkRawBody(text: string): readonly string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return [`Not JSON: ${(error as Error).message}. Your app must answer 400.`];
  }
  if (!isObject(body)) return ['Not an object. Your app must answer 400.'];
  return [...checkNode(body), ...checkEntities(body['entities'])];
}

function checkNode({ node, step, event }: Readonly<Record<string, unknown>>): readonly string[] {
  const name = node ?? step;
  return [
    ...(typeof name === 'string' && name !== '' ? [] : ['No "node": your app must answer 400.']),
    ...(event === 'API_INTEGRATION' ? [] : ['Haptik sends "event": "API_INTEGRATION".']),
  ];
}

function checkEntities(entities: unknown): readonly string[] {
  if (entities === undefined) return ['Haptik always sends "entities", if only {}.'];
  if (!isObject(entities)) return ['"entities" is not an object: your app must answer 400.'];
  return Object.entries(entities)
    .filter(([, items]) => items !== null && !Array.isArray(items))
    .map(([name]) => `The items of "${name}" are not a list.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
