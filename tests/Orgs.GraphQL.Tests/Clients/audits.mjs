// graphql-http's audits of the GraphQL over HTTP specification.
import { serverAudits } from 'graphql-http';

const results = [];

for (const audit of serverAudits({ url: process.argv[2] })) {
  const { status, reason } = await audit.fn();
  results.push({ name: `${audit.id} ${audit.name}`, status, reason: reason ?? null });
}

console.log(JSON.stringify(results));
