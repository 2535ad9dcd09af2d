namespace Mortise.Kernel.Lifecycle;

/// <summary>A step of a start or stop did not succeed.</summary>
internal sealed class StepException(Reason reason, string detail) : Exception(reason.Explanation)
{
    public Reason Reason { get; } = reason;

    /// <summary>More for the log.</summary>
    public string Detail { get; } = detail;

    /// <summary>What nobody is allowed to throw, and somebody has.</summary>
    public static StepException Of(ReasonCode code, string step, Exception thrown) =>
        new(new Reason(code, $"Its {step} failed unexpectedly: {thrown.GetType().Name}: {thrown.Message}"),
            $"{thrown}");

    /// <summary>What goes wrong at something that need not succeed, whatever it is; null when nothing does.</summary>
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
        catch (Exception other)
        {
            return Of(ReasonCode.UnhandledException, "way from one state to another", other);
        }
    }
}
