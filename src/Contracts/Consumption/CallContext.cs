using System.Globalization;

namespace Mortise;

/// <summary>
/// What crosses with a call, and nothing else does: ambient state of the caller is not visible to the provider.
/// </summary>
/// <param name="Caller">The name of the calling plug-in instance; <c>host</c> for the application itself.</param>
public sealed record CallContext(string Caller)
{
    /// <summary>On whose behalf, as the gateway established it; empty when nobody was authenticated.</summary>
    public string Principal { get; init; } = "";

    /// <summary>For which tenant; empty in a host without tenants.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>In which culture answers for people are wanted.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>When the caller stops waiting; null when it does not.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The W3C trace context's <c>traceparent</c>; empty when the call is not traced.</summary>
    public string TraceParent { get; init; } = "";
}
