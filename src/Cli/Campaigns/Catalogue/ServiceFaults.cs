using System.Collections.Immutable;
using Mortise.Updates;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What goes wrong while it serves, outside of calls.</summary>
internal static class ServiceFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        Restarted("background-throws", "Its background work throws.", static trial => trial.Order("Throw@Work")),
        Restarted("health-throws", "Its health probe throws three times.", static trial => trial.Arm("Throw@Probe")),
        Restarted("health-hangs", "Its health probe waits for ever, or holds its thread, three times.",
            static trial => trial.Arm(Hanging.In(trial, "Probe"))),
        Restarted("health-unhealthy", "It says three times that it is unhealthy.",
            static trial => trial.Arm("Lie@Probe")),
        new(
            "background-throws-always",
            FaultFamily.Service,
            "Its background work throws after each restart.",
            "It is quarantined; an operator's start releases it.",
            static async trial =>
            {
                trial.StandingOrder("Throw@Work");
                await trial.SeeAsync("MT3221").ConfigureAwait(false);
            })
        {
            Promise = ServicePromise.Interrupted,
        },
        InWatch("watch-background-throws", "Its background work throws while it is watched.",
            static trial => trial.Order("Throw@Work")),
        InWatch("watch-unhealthy", "It becomes unhealthy while it is watched.", static async trial =>
        {
            await trial.Arm("Lie@Probe").ConfigureAwait(false);
            trial.Promote();
        }),
        new(
            "event-throws",
            FaultFamily.Service,
            "It throws when an event comes.",
            "The next event is delivered all the same; everything is served.",
            static async trial =>
            {
                await trial.NudgeAsync("Throw@Event", 1).ConfigureAwait(false);
                await trial.NudgeUntilHeldAsync("Hang@Event").ConfigureAwait(false);
            }),
        new(
            "event-hangs",
            FaultFamily.Service,
            "It waits for ever, or holds its thread, when an event comes, and more come than its queue holds.",
            "The publisher is not held up; everything is served.",
            static async trial =>
            {
                await trial.NudgeUntilHeldAsync(Hanging.In(trial, "Event")).ConfigureAwait(false);
                await trial.NudgeAsync("", 20).ConfigureAwait(false);
            }),
    ];

    private static FaultKind Restarted(string name, string does, Func<Hosts.Trial, Task> inject) => new(
        name,
        FaultFamily.Service,
        does,
        "It is restarted; its callers get 'unavailable' meanwhile.",
        async trial =>
        {
            await inject(trial).ConfigureAwait(false);
            await trial.SeeAsync("MT3228").ConfigureAwait(false);
        })
    {
        Promise = ServicePromise.Interrupted,
    };

    private static FaultKind InWatch(string name, string does, Func<Hosts.Trial, Task> inject) => new(
        name,
        FaultFamily.Service,
        does,
        "The update is rolled back in its phase Watch; everything is served.",
        async trial =>
        {
            var update = trial.UpdateInWatchAsync(() => inject(trial));
            await trial.ExpectRollBackAsync(UpdatePhase.Watch, update).ConfigureAwait(false);
        });
}
