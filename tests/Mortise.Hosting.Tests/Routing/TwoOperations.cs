using Mortise.Runtime;

namespace Mortise.Hosting.Tests.Routing;

/// <summary>A contract with an idempotent operation and another one.</summary>
internal static class TwoOperations
{
    public static ContractModel Model { get; } = new(
        "test.two",
        1,
        0,
        "",
        [
            new OperationModel("Read", OperationKind.Query, 0) { Idempotent = true },
            new OperationModel("Write", OperationKind.Query, 0),
        ],
        "");
}
