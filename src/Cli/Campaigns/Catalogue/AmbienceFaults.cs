using System.Collections.Immutable;
using Mortise.Testing.Faults;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Ambient state that a call leaves set: its caller does not meet it.</summary>
internal static class AmbienceFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("leaves-culture", "a culture of its own on the thread", Ambience.Culture),
        Of("leaves-async-local", "a value in the asynchronous flow", Ambience.Local),
        Of("leaves-synchronization-context", "a synchronization context", Ambience.SynchronizationContext),
        Of("leaves-principal", "a principal on the thread", Ambience.Principal),
    ];

    private static FaultKind Of(string name, string what, Ambience ambience) => new(
        name,
        FaultFamily.Ambience,
        $"A call leaves {what}.",
        "On a route with 'offload' its caller does not meet it; everything is served.",
        trial => trial.ExpectOwnAmbienceAsync($"Ambience.{ambience}"));
}
