using Mortise.Bench.Harness;

namespace Mortise.Bench.Gateway;

/// <summary>The suite <c>gateway</c>.</summary>
internal static class GatewaySuite
{
    public static Suite Create() => new("gateway", [static () => new RequestCase(), static () => new RequestControl()]);
}
