namespace Mortise.Campaign;

/// <summary>Serves those under fault.</summary>
[Plugin("campaign.tool", Description = "Helps, publishes, and keeps what it finds.")]
public sealed class ToolPlugin(Publisher<Nudge> nudges) : ITool
{
    private readonly List<object> _kept = [];

    /// <inheritdoc/>
    public ValueTask HelpAsync(bool throws, CancellationToken cancellation = default) =>
        throws ? throw new InvalidOperationException("The tool is broken.") : default;

    /// <inheritdoc/>
    public ValueTask<int> NudgeAsync(
        string instance, string fault, int count, CancellationToken cancellation = default)
    {
        var queued = 0;
        for (var nudge = 0; nudge < count; nudge++)
        {
            queued = nudges.Publish(new Nudge(instance, fault));
        }

        return new(queued);
    }

    /// <inheritdoc/>
    public ValueTask KeepAsync(string instance, CancellationToken cancellation = default)
    {
        if (AppContext.GetData($"campaign.gift.{instance}") is { } gift)
        {
            AppContext.SetData($"campaign.gift.{instance}", null);
            lock (_kept)
            {
                _kept.Add(gift);
            }
        }

        return default;
    }
}
