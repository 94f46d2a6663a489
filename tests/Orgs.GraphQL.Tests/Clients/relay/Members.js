import { graphql } from 'relay-runtime';

graphql`
  query MembersQuery($slug: Slug!) {
    organization(slug: $slug) {
      id
      ...Members_organization
    }
  }
`;

graphql`
  fragment Members_organization on Organization
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "MembersPageQuery") {
    name
    members(first: $count, after: $cursor) @connection(key: "Members_members") {
      edges { node { id role user { name } } }
    }
  }
`;

graphql`
  mutation MembersPromoteMutation($input: PromoteOwnerInput!) @raw_response_type {
    promoteOwner(input: $input) {
      membership { id role }
      errors { __typename ... on Error { code message } }
    }
  }
`;

graphql`
  mutation MembersRemoveMutation($input: RemoveMembershipInput!, $connections: [ID!]!) {
    removeMembership(input: $input) {
      removedMembershipId @deleteEdge(connections: $connections)
      errors { __typename ... on Error { code message } }
    }
  }
`;
