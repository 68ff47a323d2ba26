import {
  COUNT_QUERY,
  HANDOFF,
  HANDOFF_PAGE,
  HANDOFF_QUERY,
  HANDOFF_TOTALS,
  NODES,
  SWITCH_CHANGE,
  SWITCH_KEY,
  SWITCHED,
  SWITCHES,
} from './operation.schemas.js';
import type { Described } from './operation.fields.js';
import type { Operation, Parameter } from './operation.types.js';

interface OperationDescription {
  readonly responses: Operation['responses'];
  readonly requestBody?: NonNullable<Operation['requestBody']>;
  readonly parameters?: Parameter[];
}

const json = ({ schema }: Described) => ({ 'application/json': { schema } });
const answer = (field: Described) => ({
  200: { description: 'Done.', content: json(field) },
});

/** Operations of the operator API by method and path below it, in what the scanner cannot know. */
export const OPERATION_PATHS: Readonly<Record<string, OperationDescription>> = {
  'get handoffs': { responses: answer(HANDOFF_PAGE), parameters: queryOf(HANDOFF_QUERY) },
  'get handoffs/counts': { responses: answer(HANDOFF_TOTALS), parameters: queryOf(COUNT_QUERY) },
  'post handoffs/{id}/retry': { responses: answer(HANDOFF) },
  'post handoffs/{id}/drop': { responses: answer(HANDOFF) },
  'get switches': { responses: answer(SWITCHES) },
  'put switches': {
    responses: answer(SWITCHED),
    requestBody: { required: true, content: json(SWITCH_CHANGE) },
  },
  'delete switches': { responses: answer(SWITCHED), parameters: queryOf(SWITCH_KEY) },
  'get nodes': { responses: answer(NODES) },
};

function queryOf({ schema: { properties = {}, required = [] } }: Described): Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
