global using Microsoft.EntityFrameworkCore;
global using Orgs.GraphQL.Audit;
global using Orgs.GraphQL.Authorization;
global using Orgs.GraphQL.Data;
global using Orgs.GraphQL.Email;
global using Orgs.GraphQL.Events;
global using Orgs.GraphQL.Invitations;
global using Orgs.GraphQL.InviteLinks;
global using Orgs.GraphQL.Memberships;
global using Orgs.GraphQL.Organizations;
global using Orgs.GraphQL.Shared;
global using Orgs.GraphQL.Users;

// Not the path of a field in a response.
global using Path = System.IO.Path;
