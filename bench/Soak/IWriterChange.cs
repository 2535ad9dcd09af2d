using Fixture.Writer;

namespace Mortise.Bench.Soak;

/// <summary>A writer that can be replaced while it is called.</summary>
internal interface IWriterChange : IAsyncDisposable
{
    IWriter Writer { get; }

    /// <summary>Ends when nobody looks any more whether what was replaced has left.</summary>
    Task RestAsync();

    /// <summary>Replaces it by that build.</summary>
    Task ChangeAsync(int turn);
}
