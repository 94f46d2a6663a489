// @apollo/client: a query, a mutation that updates the cache, errors, and automatic persisted queries by GET.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { buildSchema, isAbstractType } from 'graphql';

const [uri, token, schemaFile] = process.argv.slice(2);
const sent = [];

// what an application's build makes of the schema for Apollo's cache
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const possibleTypes = Object.fromEntries(Object.values(schema.getTypeMap())
  .filter(isAbstractType)
  .map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)]));

const http = (headers) => new HttpLink({
  uri,
  headers,
  fetch: (url, options) => {
    const query = new URL(url).searchParams.get('query') ?? JSON.parse(options.body ?? '{}').query;
    sent.push(`${options.method}${query === undefined || query === null ? ' hash' : ' text'}`);
    return fetch(url, options);
  },
});
const cache = () => new InMemoryCache({ possibleTypes });
const signedIn = { authorization: `Bearer ${token}` };

const client = new ApolloClient({ link: http(signedIn), cache: cache() });
const ME = gql`query Me { me { id name organizations { nodes { id name members { nodes { id role user { id name } } } } } } }`;
const before = await client.query({ query: ME });
const created = await client.mutate({
  mutation: gql`
    mutation Create($input: CreateOrganizationInput!) {
      createOrganization(input: $input) {
        organization { id name slug }
        membership { id role }
        errors { __typename ... on Error { code message } }
      }
    }`,
  variables: { input: { name: 'Apollo Club' } },
  refetchQueries: [ME],
  awaitRefetchQueries: true,
});
const refused = await client.mutate({
  mutation: gql`
    mutation Create($input: CreateOrganizationInput!) {
      createOrganization(input: $input) { organization { id } errors { __typename ... on Error { code message } } }
    }`,
  variables: { input: { name: 'Apollo Club', slug: created.data.createOrganization.organization.slug } },
});
const after = await client.query({ query: ME, fetchPolicy: 'network-only' });

let invalid;
try {
  await client.query({ query: gql`query Wrong { nothing }` });
} catch (error) {
  invalid = CombinedGraphQLErrors.is(error) ? error.errors.map((each) => each.extensions.code) : String(error);
}

sent.length = 0;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const persisted = () => new ApolloClient({
  link: ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries: true }), http(signedIn)]),
  cache: cache(),
});
const first = await persisted().query({ query: ME });
const firstSent = sent.splice(0);
const second = await persisted().query({ query: ME });

console.log(JSON.stringify({
  before: before.data.me.organizations.nodes.map((node) => node.name),
  created: created.data.createOrganization,
  refused: refused.data.createOrganization,
  after: after.data.me.organizations.nodes.map((node) => node.name),
  invalid,
  persisted: [first.data.me.name, second.data.me.name],
  firstSent,
  secondSent: sent,
}));
