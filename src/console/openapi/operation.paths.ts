import {
  COUNT_QUERY,
  HANDOFF,
  HANDOFF_PAGE,
  HANDOFF_QUERY,
  HANDOFF_TOTALS,
  NODES,
  SWITCH_CHANGE,
  SWITCH_KEY,
  SWITCH_RESULT,
  SWITCHES,
} from './operation.schemas.js';
import type { FieldDescription } from './operation.fields.js';
import type { Operation, Parameter } from './operation.types.js';

interface OperationDescription {
  readonly responses: Operation['responses'];
  readonly requestBody?: NonNullable<Operation['requestBody']>;
  readonly parameters?: Parameter[];
}

const toJsonContent = ({ schema }: FieldDescription) => ({ 'application/json': { schema } });
const toResponses = (field: FieldDescription) => ({
  200: { description: 'Done.', content: toJsonContent(field) },
});

/** Descriptions of the operator API by method and path, for what the scanner cannot read. */
export const OPERATION_PATHS: Readonly<Record<string, OperationDescription>> = {
  'get handoffs': {
    responses: toResponses(HANDOFF_PAGE),
    parameters: toQueryParameters(HANDOFF_QUERY),
  },
  'get handoffs/counts': {
    responses: toResponses(HANDOFF_TOTALS),
    parameters: toQueryParameters(COUNT_QUERY),
  },
  'post handoffs/{id}/retry': { responses: toResponses(HANDOFF) },
  'post handoffs/{id}/cancel': { responses: toResponses(HANDOFF) },
  'get switches': { responses: toResponses(SWITCHES) },
  'put switches': {
    responses: toResponses(SWITCH_RESULT),
    requestBody: { required: true, content: toJsonContent(SWITCH_CHANGE) },
  },
  'delete switches': {
    responses: toResponses(SWITCH_RESULT),
    parameters: toQueryParameters(SWITCH_KEY),
  },
  'get nodes': { responses: toResponses(NODES) },
};

function toQueryParameters({
  schema: { properties = {}, required = [] },
}: FieldDescription): Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
