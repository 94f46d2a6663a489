using Orgs.Subscriptions;

// What a thousand listeners who hear nothing cost the server in memory, and how long it takes until one event has reached them all.
//   dotnet run -c Release --project bench/subscriptions [-- LISTENERS]
var listeners = args is [var text] ? int.Parse(text) : 1_000;
Setting[] settings =
[
    new("web sockets, one subscription each", listeners, 1, SocketListener.OpenAsync),
    new("web sockets, a hundred subscriptions each", listeners / 100, 100, SocketListener.OpenAsync),
    new("event streams", listeners, 1, StreamListener.OpenAsync),
];

using var data = await BenchData.MakeAsync();
Console.WriteLine("| listeners | idle before MB | idle with them MB | more MB | KB each | event to all ms, of five: median / slowest |");
Console.WriteLine("|---|---|---|---|---|---|");

foreach (var setting in settings)
{
    Console.WriteLine(await Measurement.RunAsync(data, setting));
}
