// values.mjs <chart> <values.yaml>: fails unless the values, with the defaults of the chart, match its schema.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const [chart, file] = process.argv.slice(2);
const read = (path) => parse(readFileSync(path, 'utf8'));
const merge = (into, from) => {
  for (const [key, value] of Object.entries(from)) {
    const isObject = (one) => typeof one === 'object' && one !== null && !Array.isArray(one);
    if (isObject(value) && isObject(into[key])) merge(into[key], value);
    else into[key] = value;
  }
  return into;
};
const schema = JSON.parse(readFileSync(`${chart}/values.schema.json`, 'utf8'));
const ajv = new Ajv({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  strictTypes: false,
});
const validate = ajv.compile(schema);
if (!validate(merge(read(`${chart}/values.yaml`), read(file)))) {
  process.stderr.write(`${ajv.errorsText(validate.errors)}\n`);
  process.exit(1);
}
