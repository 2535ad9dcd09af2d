namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What an exception tells a caller.</summary>
internal static class CallOutcomes
{
    public static Outcome Of(Exception error) => error switch
    {
        UnavailableException or RejectedException => Outcome.NotRun,
        CallException or OperationCanceledException => Outcome.Failed,
        _ => Outcome.Untyped,
    };
}
