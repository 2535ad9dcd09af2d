namespace Mortise.Kernel.Lifecycle;

/// <summary>A step of a start or stop did not succeed.</summary>
internal sealed class StepException(Reason reason, string detail) : Exception(reason.Explanation)
{
    public Reason Reason { get; } = reason;

    /// <summary>More for the log.</summary>
    public string Detail { get; } = detail;

    /// <summary>What goes wrong at a step that need not succeed; null when nothing does.</summary>
    public static async Task<StepException?> OfAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return null;
        }
        catch (StepException failure)
        {
            return failure;
        }
    }
}
