namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What came of a fault that cannot be survived.</summary>
/// <param name="Fault">Which.</param>
/// <param name="ExitCode">How its host ended; null when it was not injected.</param>
internal sealed record Death(UnsurvivableFault Fault, int? ExitCode)
{
    /// <summary>For people.</summary>
    public string Evidence => ExitCode switch
    {
        null => "",
        0 => "Injected once, into a host of its own, which lived.",
        { } code => $"Injected once, into a host of its own, which ended with {code}.",
    };
}
