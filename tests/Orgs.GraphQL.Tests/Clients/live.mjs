// graphql-ws, graphql-sse and Apollo Client over graphql-ws: operations, events, errors, and the end of a session.
import WebSocket from 'ws';
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createStreamClient } from 'graphql-sse';
import { ApolloClient, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';

const [url, token, organizationId] = process.argv.slice(2);
const closed = Promise.withResolvers?.() ?? (() => {
  const deferred = {};
  deferred.promise = new Promise((resolve) => { deferred.resolve = resolve; });
  return deferred;
})();

const sockets = createSocketClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${token}` },
  retryAttempts: 0,
  lazy: false,
  onNonLazyError: () => {},
  on: { closed: (event) => closed.resolve(event.code) },
});
const streams = createStreamClient({ url, headers: { Authorization: `Bearer ${token}` }, retryAttempts: 0 });
const apollo = new ApolloClient({ link: new GraphQLWsLink(sockets), cache: new InMemoryCache() });

const ask = (client, query, variables) => new Promise((resolve, reject) => {
  let result;
  client.subscribe({ query, variables }, { next: (value) => { result = value; }, error: reject, complete: () => resolve(result) });
});

const listen = (client) => {
  const seen = { events: [], ended: null };
  seen.end = new Promise((resolve) => {
    client.subscribe(
      {
        query: `subscription ($id: ID!) { onOrganizationChanged(organizationId: $id) { kind sequence subject { __typename } } }`,
        variables: { id: organizationId },
      },
      { next: (value) => seen.events.push(value.data.onOrganizationChanged), error: () => resolve('error'), complete: () => resolve('complete') });
  });
  return seen;
};

const me = '{ me { name } }';
const queried = [await ask(sockets, me), await ask(streams, me)].map((result) => result.data.me.name);
const invalid = [
  await ask(sockets, '{ nothing }').catch((errors) => errors.map((error) => error.message)),
  (await ask(streams, '{ nothing }')).errors.map((error) => error.message),
];

const overSocket = listen(sockets);
const overStream = listen(streams);
const overApollo = [];
apollo.subscribe({ query: gql`subscription ($id: ID!) { onOrganizationChanged(organizationId: $id) { kind sequence } }`, variables: { id: organizationId } })
  .subscribe({ next: (value) => overApollo.push(value.data.onOrganizationChanged.kind), error: () => {} });

// Nobody says when listening has begun, so something happens until everybody has heard of it.
for (let number = 0; number < 40 && !(overSocket.events.length && overStream.events.length && overApollo.length); number++) {
  const invited = await ask(
    sockets,
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { invitation { email } errors { __typename } } }',
    { input: { organizationId, email: `guest${number}@orgs.test`, sendEmail: false } });
  if (invited.errors ?? invited.data.inviteMember.errors) throw new Error(JSON.stringify(invited));
  await new Promise((resolve) => setTimeout(resolve, 100));
}

await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({ query: 'mutation { signOut { signedOut } }' }),
});

console.log(JSON.stringify({
  queried,
  invalid,
  socket: overSocket.events[0],
  stream: overStream.events[0],
  apollo: overApollo[0],
  closed: await closed.promise,
  streamEnd: await overStream.end,
}));
process.exit(0);
