// @urql/core: a query, a mutation, an error, and persisted queries.
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';

const [url, token] = process.argv.slice(2);
const sent = [];

const create = (...exchanges) => new Client({
  url,
  preferGetMethod: false,
  exchanges: [...exchanges, fetchExchange],
  fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  fetch: (address, options) => {
    const query = new URL(address).searchParams.get('query') ?? JSON.parse(options.body ?? '{}').query;
    sent.push(`${options.method}${query ? ' text' : ' hash'}`);
    return fetch(address, options);
  },
});

const client = create(cacheExchange);
const ME = gql`query Me { me { id name organizations { nodes { id name } } } }`;
const me = await client.query(ME, {}).toPromise();
const created = await client.mutation(
  gql`mutation Create($input: CreateOrganizationInput!) { createOrganization(input: $input) { organization { name } errors { __typename } } }`,
  { input: { name: 'Urql Club' } }).toPromise();
const again = await client.query(ME, {}, { requestPolicy: 'network-only' }).toPromise();
const invalid = await client.query(gql`query Wrong { nothing }`, {}).toPromise();

sent.length = 0;
const first = await create(persistedExchange({ preferGetForPersistedQueries: true })).query(ME, {}).toPromise();
const firstSent = sent.splice(0);
const second = await create(persistedExchange({ preferGetForPersistedQueries: true })).query(ME, {}).toPromise();

console.log(JSON.stringify({
  before: me.data.me.organizations.nodes.map((node) => node.name),
  created: created.data.createOrganization.organization.name,
  after: again.data.me.organizations.nodes.map((node) => node.name),
  invalid: invalid.error.graphQLErrors.map((error) => error.message),
  persisted: [first.data.me.name, second.data.me.name],
  firstSent,
  secondSent: sent,
}));
