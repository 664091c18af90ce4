import { Correlation } from '../correlation/correlation.js';
import { createLogger } from './create-logger.js';
import { scrub } from './redaction.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ service: 'customers', level: 'info' }, { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('createLogger', () => {
  it('writes one JSON object per line, with the name of the service', () => {
    expect(
      JSON.parse(
        logged((logger) => {
          logger.info('started');
        }),
      ),
    ).toMatchObject({
      service: 'customers',
      level: 'info',
      msg: 'started',
    });
  });

  it('hides fields that are secret or personal', () => {
    const line = logged((logger) => {
      logger.info(
        {
          authorization: 'Bearer abc',
          request: { headers: { authorization: 'Bearer def' }, contact: { email: 'a@b.example' } },
          link: 'https://microsoft.example/x',
          customerId: 'c-1',
        },
        'sent',
      );
    });
    expect(line).not.toMatch(/abc|def|a@b|microsoft\.example/);
    expect(line).toContain('c-1');
  });

  it('keeps of a database error neither the statement nor its parameters', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      query: 'INSERT INTO customer',
      parameters: ['Ada'],
      detail: 'Key (email)=(x)',
    });
    const line = JSON.parse(
      logged((logger) => {
        logger.error({ err: error }, 'failed');
      }),
    ) as { err: object };
    expect(Object.keys(line.err).sort()).toEqual(['code', 'message', 'stack', 'type']);
  });

  it('keeps what Nest says about itself at every start for debugging', () => {
    const line = logged((logger) => {
      logger.info({ context: 'RouterExplorer' }, 'Mapped {/health/live, GET} route');
      logger.warn({ context: 'RouterExplorer' }, 'something is amiss');
    });
    expect(line).not.toContain('Mapped');
    expect(line).toContain('amiss');
  });

  it('carries the ids of the message that is being handled', async () => {
    const correlation = new Correlation();
    const lines: string[] = [];
    const logger = createLogger(
      { service: 'customers', level: 'info' },
      { write: (line) => lines.push(line) },
    );
    await Promise.all(
      ['one', 'two'].map((correlationId) =>
        correlation.run({ correlationId, messageId: `m-${correlationId}` }, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          logger.info(correlationId);
        }),
      ),
    );
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, string>);
    expect(parsed.map((line) => [line['msg'], line['correlationId'], line['messageId']])).toEqual([
      ['one', 'one', 'm-one'],
      ['two', 'two', 'm-two'],
    ]);
  });
});

describe('scrub', () => {
  it.each([
    ['token is Bearer eyJhbGciOi.J9', 'token is Bearer [redacted]'],
    ['connect postgres://user:pw@db:5432/x', 'connect postgres://[redacted]@db:5432/x'],
    ['GET /a/0192f0a0-0000-7000-8000-0000000000b1.1.mac/status', 'GET /a/[redacted]/status'],
    [
      'https://cdn.example/mca/?attestationid=49a69a39-8244',
      'https://cdn.example/mca/?attestationid=[redacted]',
    ],
    ['mail to jürgen.o-neil@müller.example failed', 'mail to [redacted] failed'],
  ])('%s', (line, scrubbed) => {
    expect(scrub(line)).toBe(scrubbed);
  });

  it('leaves paths of packages alone', () => {
    const line = 'at x (/srv/node_modules/@nestjs/core/a.js:1:2) and bullmq@6.7 and id 0192f0a0-0000';
    expect(scrub(line)).toBe(line.replace('bullmq@6.7', '[redacted]'));
  });
});
