import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor: bare `node:http` that parses a JSON body and does one durable insert of it through `pg`
 * into the same database. Prints its port. Argument: the connection as JSON.
 */
const pool = new pg.Pool({ ...(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig), max: 16 });
await pool.query('create table if not exists bench_floor (id bigserial primary key, body jsonb)');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    JSON.parse(body);
    pool
      .query({ name: 'floor', text: 'insert into bench_floor (body) values ($1)', values: [body] })
      .then(() => response.end('{}'))
      .catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
