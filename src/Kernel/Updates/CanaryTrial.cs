using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Routing;
using Mortise.Updates;

namespace Mortise.Kernel.Updates;

/// <summary>
/// Lets the new generation have a share of the calls for a while, and gives the update up as soon as it is plain that
/// the old one does better: more of the calls fail, they take longer, or it says that it is unhealthy.
/// </summary>
internal sealed class CanaryTrial(Succession succession, CanaryPlan plan)
{
    private const int Looks = 10;

    private static readonly TimeSpan _negligible = TimeSpan.FromMilliseconds(1);

    /// <summary>Why a plan cannot be carried out; null when it can, or when there is none.</summary>
    public static Refusal? Refuse(CanaryPlan? plan, PluginInstance instance, PluginDeployment next)
    {
        var why = plan switch
        {
            null or { Share: 0 } => null,
            { Share: < 0 or > 99 } => $"Of a hundred calls {plan.Share} cannot go to it; 1 to 99 can",
            _ when plan.Window <= TimeSpan.Zero => "No time is left for it; its window must be longer than zero",
            _ when plan is not { Calls: > 0, Errors: >= 0 and <= 1, Slower: >= 1 } =>
                "At least one call must be asked for, errors of 0 to 1, and a slowness of at least 1",
            _ when instance.Model.Manifest.States.IsEmpty && next.Model.Manifest.States.IsEmpty => null,
            _ => "It remembers a state, which two versions that serve at a time would each change for themselves",
        };
        return why is null ? null : Refusal.Of(
            ReasonCode.CanaryRefused,
            $"'{instance.Name}' cannot be tried on a share of its calls. {why}. Update it without a canary, or "
            + "change what the update asks for.",
            instance.Name);
    }

    /// <summary>How long a trial may take: its last look may begin just before the window ends.</summary>
    public static TimeSpan LimitOf(CanaryPlan plan, TimeSpan health) =>
        plan.Window + (plan.Window / Looks) + (2 * health);

    /// <summary>Ends when the new generation has stood its trial, or when somebody has seen enough.</summary>
    /// <exception cref="StepException">It has not, or too few calls came, or an operator cancelled.</exception>
    public async Task RunAsync()
    {
        var canary = Share();
        var began = succession.Time.GetTimestamp();
        while (!await succession.WatchAsync(plan.Window / Looks).ConfigureAwait(false))
        {
            var isOver = succession.Time.GetElapsedTime(began) >= plan.Window;
            await succession.Steps.ProbeAsync(succession.New).ConfigureAwait(false);
            if (Judge(plan, canary.Report(), isOver) is { } complaint)
            {
                throw new StepException(complaint, "");
            }

            if (isOver)
            {
                return;
            }
        }
    }

    /// <summary>What speaks against the new generation; null while nothing does.</summary>
    private static Reason? Judge(CanaryPlan plan, CanaryReport report, bool isOver)
    {
        var (old, next) = (report.Old, report.New);

        // Failures of which a full number of calls could not have so many, need not be waited for.
        if (next.Failed > (old.FailedShare + plan.Errors) * Math.Max(next.Calls, plan.Calls))
        {
            return new Reason(
                ReasonCode.CanaryFailed,
                $"Of its {next.Calls} calls {next.Failed} failed, and of the {old.Calls} calls of the version before "
                + $"{old.Failed}.");
        }

        if (Math.Min(old.Calls, next.Calls) < plan.Calls)
        {
            return isOver ? new Reason(
                ReasonCode.CanaryUndecided,
                $"It answered {next.Calls} calls and the version before {old.Calls}, and each needs {plan.Calls} to be "
                + $"judged by. Give it more than {plan.Window.TotalSeconds:0.###} s or another share of the calls.")
                : null;
        }

        return Slower("half", old.Median, next.Median) ?? Slower("95 %", old.NinetyFifth, next.NinetyFifth);

        Reason? Slower(string share, TimeSpan before, TimeSpan now) =>
            now <= before * plan.Slower || now - before < _negligible ? null : new Reason(
                ReasonCode.CanaryFailed,
                $"The fastest {share} of its calls took up to {now.TotalMilliseconds:0.###} ms, and those of the "
                + $"version before {before.TotalMilliseconds:0.###} ms.");
    }

    private Canary Share()
    {
        var (instances, routes) = (succession.Parts.Instances, succession.Parts.Routes);
        var canary = new Canary(succession.Old, succession.New, plan.Share, succession.Time);
        succession.LeaveOnUndo();
        succession.OnUndo(() => Become(null));
        Become(canary);
        return succession.Update.Canary = canary;

        void Become(Canary? shared) => instances.Change(retired =>
        {
            succession.Instance.Canary = shared;
            routes.RefreshNeedsLock(succession.Instance.Provides, retired);
        });
    }
}
