using Orgs.GraphQL.Memberships;
using Orgs.GraphQL.Users;

namespace Orgs.GraphQL.Tests.Memberships;

/// <summary>Lists of members read only part of a row. Whoever adds a column decides here whether lists need it.</summary>
public sealed class ListedMemberTests
{
    /// <summary>What only signing in and saving need.</summary>
    private static readonly string[] _notListed =
    [
        "User.ConcurrencyStamp", "User.CreatedAt", "User.DisabledAt", "User.NormalizedEmail", "User.PasswordHash", "User.SecurityStamp",
    ];

    [Fact]
    public async Task Every_column_is_either_in_the_lists_or_left_out_on_purpose()
    {
        await using var database = new TestDatabase();
        await using var context = database.CreateDbContext();
        var listed = typeof(ListedMember).GetProperties().Select(property => property.Name).ToHashSet();

        var columns = context.Model.FindEntityType(typeof(Membership))!.GetProperties().Select(property => property.Name)
            .Concat(context.Model.FindEntityType(typeof(User))!.GetProperties().Select(property => "User." + property.Name));

        columns.Where(column => !listed.Contains(column.Replace(".", ""))).Order().ShouldBe(_notListed.Order());
    }
}
