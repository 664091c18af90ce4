import { statementsIn } from './statement-tap.js';

const LOG = `earlier line of another shape
@@statement assent-gateway-requests LOG:  duration: 0.512 ms  parse <unnamed>: SELECT a FROM b
@@statement assent-gateway-requests LOG:  duration: 1.204 ms  execute <unnamed>: SELECT a
\t  FROM b WHERE c = $1 AND d = $2 AND e = $3
@@statement assent-gateway-requests DETAIL:  Parameters: $1 = 'it''s', $2 = NULL, $3 = 'a, $4 = ''x'''
@@statement assent-customers LOG:  duration: 0.100 ms  statement: SELECT 1
@@statement assent-gateway-requests LOG:  duration: 0.100 ms  statement: BEGIN
@@statement assent-gateway-requests LOG:  duration: 0.100 ms  statement: SELECT 2
`;

it('finds statements of one application, whole and with their parameters', () => {
  expect(statementsIn(LOG, 'assent-gateway-requests')).toEqual([
    {
      sql: 'SELECT a\n  FROM b WHERE c = $1 AND d = $2 AND e = $3',
      parameters: ["it's", null, "a, $4 = 'x'"],
    },
    { sql: 'SELECT 2', parameters: [] },
  ]);
});
