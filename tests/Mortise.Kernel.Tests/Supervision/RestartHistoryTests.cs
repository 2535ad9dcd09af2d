using CsCheck;
using Mortise.Kernel.Supervision;
using Xunit;

namespace Mortise.Kernel.Tests.Supervision;

public sealed class RestartHistoryTests
{
    /// <summary>As Erlang's supervisors count: none too many in any period, and none refused without need.</summary>
    [Fact]
    public void NoPeriod_HasMoreRestartsThanAllowed_AndNoneIsRefusedWithoutNeed() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 20], Gen.Int[0, 8].Array[0, 60]).Sample(static (restarts, period, gaps) =>
        {
            var intensity = new RestartIntensity(restarts, TimeSpan.FromSeconds(period));
            var history = new RestartHistory();
            var (now, granted) = (DateTimeOffset.UnixEpoch, new List<DateTimeOffset>());
            foreach (var gap in gaps)
            {
                now = now.AddSeconds(gap);
                var within = granted.Count(at => at > now.AddSeconds(-period));
                if (history.TryAdd(intensity, now))
                {
                    granted.Add(now);
                    Assert.True(within < restarts);
                }
                else
                {
                    Assert.Equal(restarts, within);
                }
            }
        });

    [Fact]
    public void Delays_Double_StayBelowTheLongest_AndDifferBetweenInstances()
    {
        var spec = new ChildSpec { Backoff = TimeSpan.FromSeconds(1), LongestBackoff = TimeSpan.FromSeconds(30) };

        Assert.Equal(TimeSpan.Zero, spec.Delay(1, "a"));
        for (var restart = 2; restart < 100; restart++)
        {
            var most = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, restart - 2)));
            Assert.InRange(spec.Delay(restart, "a"), most * 0.75, most);
        }

        var all = Enumerable.Range(0, 100).Select(number => spec.Delay(5, $"plug-in-{number}")).Distinct();
        Assert.True(all.Count() > 20);
    }

    [Theory]
    [InlineData("g", "g")]
    [InlineData("g", "h")]
    public void GroupWithinItself_OrInNone_IsRefused(string name, string parent)
    {
        var groups = new Dictionary<string, GroupSpec>
        {
            [name] = new GroupSpec(RestartStrategy.OneForOne) { Parent = parent },
        };

        var refused = Assert.Throws<ArgumentException>(() => Supervisor.Check(groups));
        Assert.Contains($"'{name}'", refused.Message, StringComparison.Ordinal);
    }
}
