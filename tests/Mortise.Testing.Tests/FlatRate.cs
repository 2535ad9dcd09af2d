using Fixture.Parcels;

namespace Mortise.Testing.Tests;

/// <summary>Costs the same for every parcel.</summary>
internal sealed class FlatRate(decimal euros) : ICarrier
{
    public ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default) =>
        new(new Quote("flat", euros));

    public ValueTask AcceptAsync(Parcel parcel, CancellationToken cancellation = default) => default;

    public IAsyncEnumerable<Position> TrackAsync(
        string parcel, int positions, CancellationToken cancellation = default) =>
        AsyncEnumerable.Empty<Position>();

    public ValueTask<decimal> WeighAsync(
        IAsyncEnumerable<Parcel> parcels, CancellationToken cancellation = default) => new(0m);
}
