namespace Mortise.Campaign;

/// <summary>What another plug-in needs.</summary>
[Contract("campaign.tool", 1, 0)]
public interface ITool
{
    /// <summary>Helps, or throws.</summary>
    ValueTask HelpAsync(bool throws, CancellationToken cancellation = default);

    /// <summary>Publishes that many nudges, and says for how many subscribers the last one was queued.</summary>
    ValueTask<int> NudgeAsync(string instance, string fault, int count, CancellationToken cancellation = default);

    /// <summary>Keeps what that instance has left lying around in the process.</summary>
    ValueTask KeepAsync(string instance, CancellationToken cancellation = default);
}
