namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// What each can find out who knows every id there is and asks for every field of the schema, from everywhere: Y told · – not.
/// The fields are read from the schema, so one that is new and tells too much fails here.
/// </summary>
public sealed class KnowledgeTests(Neighbourhood neighbourhood) : IClassFixture<Neighbourhood>
{
    private const string Table =
        """
        what                      | olga | adam | mia | paul | rex | hans | otto | nobody
        Acme's name               | Y    | Y    | Y   | Y    | –   | –    | –    | –
        Olga's name               | Y    | Y    | Y   | Y    | –   | Y    | –    | –
        Olga's address            | Y    | Y    | Y   | –    | –   | Y    | –    | –
        a member's address        | Y    | Y    | Y   | –    | –   | –    | –    | –
        a former member's address | Y    | Y    | –   | –    | Y   | –    | –    | –
        an invited address        | Y    | Y    | –   | Y    | –   | –    | –    | –
        an invitation             | Y    | Y    | –   | Y    | –   | –    | –    | –
        the invite link           | Y    | Y    | –   | –    | –   | –    | –    | –
        the link's domains        | Y    | Y    | –   | –    | –   | –    | –    | –
        an entry of the log       | Y    | Y    | –   | –    | –   | –    | –    | –
        a reason in the log       | Y    | Y    | –   | –    | –   | –    | –    | –
        Acme's reference          | Y    | –    | –   | –    | –   | –    | –    | –
        Olga's other organization | Y    | –    | –   | –    | –   | Y    | –    | –
        the other one's name      | Y    | –    | –   | –    | –   | Y    | –    | –
        the other one's slug      | Y    | –    | –   | –    | –   | Y    | –    | –
        Olga's place there        | Y    | –    | –   | –    | –   | Y    | –    | –
        a colleague there         | Y    | –    | –   | –    | –   | Y    | –    | –
        that colleague's address  | Y    | –    | –   | –    | –   | Y    | –    | –
        the other one's reference | Y    | –    | –   | –    | –   | –    | –    | –
        who invites Olga          | Y    | –    | –   | –    | –   | –    | –    | –
        Olga's personal account   | Y    | –    | –   | –    | –   | –    | –    | –
        Olga's session            | Y    | –    | –   | –    | –   | –    | –    | –
        Olga's browser            | Y    | –    | –   | –    | –   | –    | –    | –
        """;

    private static readonly string[][] _rows = [.. Table.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries))];

    public static TheoryData<string> Callers => [.. _rows[0][1..]];

    [Fact]
    public void The_table_is_about_everything_there_is_to_know()
        => neighbourhood.Things.Keys.ShouldBe(_rows[1..].Select(row => row[0]));

    [Theory]
    [Trait("Abuse", "AZ-07")]
    [Trait("Abuse", "AZ-08")]
    [Trait("Behaviour", "S2-19")]
    [MemberData(nameof(Callers))]
    public async Task Whoever_knows_every_id_and_asks_for_everything_is_told_what_the_table_says(string caller)
    {
        var column = Array.IndexOf(_rows[0], caller);

        var told = await neighbourhood.WhatIsToldToAsync(caller);

        var known = neighbourhood.Things.Where(thing => told.Contains($"\"{thing.Value}\"", StringComparison.Ordinal));
        known.Select(thing => thing.Key).ShouldBe(_rows[1..].Where(row => row[column] == "Y").Select(row => row[0]));
    }
}
