// What an application writes; the compiler holds it to the types that were generated.
import { graphql } from './generated';
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';

const Team = graphql(`
  query Team($slug: Slug!) {
    organization(slug: $slug) {
      name
      members(first: 10) { nodes { role user { name email } } }
    }
  }
`);

const Leave = graphql(`
  mutation Leave($input: LeaveOrganizationInput!) {
    leaveOrganization(input: $input) {
      removedMembershipId
      errors { __typename ... on LastOwnerError { code message remedies } }
    }
  }
`);

export function names(team: ResultOf<typeof Team>): string[] {
  return (team.organization?.members?.nodes ?? []).map((membership) => `${membership.user?.name}: ${membership.role}`);
}

export function remedies(result: ResultOf<typeof Leave>): readonly string[] {
  const error = result.leaveOrganization.errors?.[0];
  return error?.__typename === 'LastOwnerError' ? error.remedies : [];
}

export const variables: VariablesOf<typeof Leave> = { input: { organizationId: 'abc' } };
