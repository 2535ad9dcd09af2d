using Acme;
using Mortise.Testing.Faults;

namespace Mortise.Testing.Tests.Faults;

// snippet: faulty-carrier
/// <summary>A carrier that fails when it is told to.</summary>
internal sealed class FaultyCarrier(FaultInjector faults) : ICarrier
{
    public async ValueTask<Quote> QuoteAsync(Parcel parcel, CancellationToken cancellation = default)
    {
        await faults.AtAsync(FaultPoint.Call, cancellation);
        return new Quote("faulty", 1m);
    }

    public IAsyncEnumerable<Position> TrackAsync(string parcel, CancellationToken cancellation = default) =>
        AsyncEnumerable.Empty<Position>();
}
// end
