using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Mortise.Testing;

/// <summary>
/// Runs a theory once at each isolation level that <see cref="IsolationLevel"/> knows. The theory takes the level as
/// its only parameter and passes it to <see cref="TestHost"/>.
/// </summary>
public sealed class EveryLevelAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<IsolationLevel>().Select(static level => new TheoryDataRow(level))]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
