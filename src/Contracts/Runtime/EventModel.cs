namespace Mortise.Runtime;

/// <summary>One build of an event, as the generator saw it.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Major">Its major version.</param>
/// <param name="Minor">Its minor version.</param>
/// <param name="Fingerprint">Equal for builds with the same shape.</param>
/// <param name="Capacity">How many undelivered events a subscriber's queue holds.</param>
/// <param name="Overflow">What happens when it is full.</param>
public sealed record EventModel(
    string Name, int Major, int Minor, string Fingerprint, int Capacity, Overflow Overflow);
