using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>What the scenarios ask of a route.</summary>
internal interface IDeskRoute
{
    /// <summary>What the consumer holds.</summary>
    IDesk Port { get; }

    /// <summary>The account of all desks that were left, and at the end of the last one.</summary>
    CallCounts Counts { get; }

    /// <summary>Leads to another desk; ends when no call is at the former any more.</summary>
    Task LeadAsync(IDesk desk);

    /// <summary>Leads nowhere; ends when no call is anywhere any more.</summary>
    Task EndAsync();
}
