using Acme;

namespace Mortise.Testing.Tests;

// snippet: fake
/// <summary>A carrier that charges the same for everything.</summary>
internal sealed class Pigeon(decimal Euros) : ICarrier
{
    public ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default) =>
        new(new Quote("pigeon", Euros));

    public IAsyncEnumerable<Position> TrackAsync(string parcel, CancellationToken cancellation = default) =>
        AsyncEnumerable.Empty<Position>();
}
// end
