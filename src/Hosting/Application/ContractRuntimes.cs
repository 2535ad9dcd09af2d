using System.Reflection;
using Mortise.Runtime;

namespace Mortise.Hosting.Application;

/// <summary>Finds what the generator made for a contract that the application itself uses.</summary>
internal static class ContractRuntimes
{
    /// <summary>The runtime of a contract, as the assembly that declares it was built.</summary>
    /// <exception cref="ArgumentException">The interface is no contract, or its assembly was built without the
    /// generator.</exception>
    public static ContractRuntime Of(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Assembly.GetCustomAttributes<ContractExportAttribute>()
            .Select(static export => export.Runtime.GetProperty("Instance")?.GetValue(null))
            .OfType<ContractRuntime>()
            .FirstOrDefault(runtime => runtime.Type == contract)
            ?? throw new ArgumentException(
                $"{contract.FullName} is not a contract. Declare it as an interface with [Contract], in an assembly "
                + "that refers to Mortise.Contracts and so is built with the generator.",
                nameof(contract));
    }
}
