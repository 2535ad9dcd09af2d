using System.Collections.Immutable;
using System.Reflection;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Testing;

/// <summary>The contracts and events in the builds that the test itself was compiled against.</summary>
internal sealed class KnownContracts
{
    private readonly ImmutableArray<object> _runtimes;

    public KnownContracts(IEnumerable<Assembly> assemblies) =>
        _runtimes = [.. assemblies.Append(typeof(ContractAttribute).Assembly).Distinct().SelectMany(RuntimesIn)];

    /// <summary>What the generator made for a contract.</summary>
    /// <exception cref="ArgumentException">The type is no contract.</exception>
    public static ContractRuntime Of(Type contract) =>
        RuntimesIn(contract.Assembly).OfType<ContractRuntime>().FirstOrDefault(runtime => runtime.Type == contract)
        ?? throw new ArgumentException(
            $"{contract.FullName} is not a contract: an interface with [Contract] in an assembly that was built with "
            + "the generator.");

    public ContractRuntime? Find(ContractId contract) => _runtimes.OfType<ContractRuntime>()
        .FirstOrDefault(runtime => contract == new ContractId(runtime.Model.Name, runtime.Model.Major));

    public EventRuntime? Find(EventReference item) => _runtimes.OfType<EventRuntime>()
        .FirstOrDefault(runtime => item.Event == new ContractId(runtime.Model.Name, runtime.Model.Major));

    private static IEnumerable<object> RuntimesIn(Assembly assembly) => assembly
        .GetCustomAttributes<ContractExportAttribute>()
        .Select(static export => export.Runtime.GetProperty("Instance")?.GetValue(null))
        .OfType<object>();
}
