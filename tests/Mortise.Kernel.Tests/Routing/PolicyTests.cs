using System.Collections.Immutable;
using CsCheck;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Runtime;
using Xunit;

namespace Mortise.Kernel.Tests.Routing;

/// <summary>Who gets a call, by policy. Ends answer with their name, or fail as the test says.</summary>
public sealed class PolicyTests
{
    private const int Read = 0;
    private const int Write = 1;

    private static readonly ContractModel _contract = new(
        "test.stock",
        1,
        0,
        "v",
        [
            new OperationModel("Read", OperationKind.Query, 0) { Idempotent = true },
            new OperationModel("Write", OperationKind.Query, 0),
        ],
        "{}")
    {
        Members = ContractModel.ReadMembers(
            "Read\t(ImmutableDictionary<string, int> sums, string article, int days) -> string\n"
            + "Write\t(string article) -> string"),
    };

    private static readonly Gen<ImmutableArray<int>> _weights =
        Gen.Int[0, 9].Array[1, 6].Select(static weights => weights.ToImmutableArray());

    private readonly CallFlow _flow = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Weighted_GivesEachItsShareOfEveryRound_AndMixesTheTurns() => _weights.Sample(weights =>
    {
        var names = Names(weights.Length);
        var round = weights.Sum() is 0 ? weights.Length : weights.Sum();
        var step = TurnStep.ByWeight(Ends(names), weights);
        var seen = new int[weights.Length];
        for (var turn = 1; turn <= 2 * round; turn++)
        {
            seen[names.IndexOf(Call(step, Write, "a"))]++;
            for (var index = 0; index < weights.Length; index++)
            {
                var share = weights.Sum() is 0 ? 1.0 / weights.Length : (double)weights[index] / round;
                Assert.InRange(seen[index] - (share * turn), -weights.Length, weights.Length);
            }
        }

        Assert.Equal(weights.Select(each => weights.Sum() is 0 ? 2 : 2 * each), seen);
    });

    [Fact]
    public void Keyed_KeepsEachKeyWithItsProvider_WhenAnotherOneLeaves()
    {
        var names = Names(5);
        var (before, after) = (Keyed(names, "article"), Keyed(names.RemoveAt(2), "article"));
        var moved = 0;
        var used = new HashSet<string>();
        for (var key = 0; key < 1000; key++)
        {
            var provider = Call(before, Write, $"article {key}");
            used.Add(provider);
            Assert.Equal(provider, Call(before, Read, (new object(), $"article {key}", 7)));
            if (Call(after, Write, $"article {key}") != provider)
            {
                Assert.Equal("p2", provider);
                moved++;
            }
        }

        Assert.Equal(5, used.Count);
        Assert.InRange(moved, 100, 300);
    }

    [Theory]
    [InlineData(RouteConfig.Tenant)]
    [InlineData(RouteConfig.Principal)]
    public void Keyed_ByTheContextOfTheCall_KeepsToOneProvider(string key)
    {
        var step = Keyed(Names(5), key);
        var used = new HashSet<string>();
        for (var each = 0; each < 50; each++)
        {
            _flow.Enter(new CallContext("a") { Tenant = $"t{each}", Principal = $"t{each}" });
            var provider = Call(step, Read, 1);
            used.Add(provider);
            Assert.Equal(provider, Call(step, Write, "other"));
        }

        Assert.True(used.Count > 1);
    }

    [Fact]
    public void Keyed_WithoutTheKey_GoesToTheBest() =>
        Assert.Equal("p0", Call(Keyed(Names(5), "customer"), Write, "x"));

    public static TheoryData<Exception, int, bool> Ends_OfTheFirst => new()
    {
        { new UnavailableException(UnavailableReason.Stopped, ""), Write, true },
        { new UnavailableException(UnavailableReason.CircuitOpen, ""), Write, true },
        { new RejectedException(RejectedReason.Overloaded, ""), Write, true },
        { new RejectedException(RejectedReason.BadArguments, ""), Read, false },
        { new FaultedException("p0", "no disk", ""), Read, true },
        { new FaultedException("p0", "no disk", ""), Write, false },
        { new OperationCanceledException(), Read, false },
    };

    [Theory]
    [MemberData(nameof(Ends_OfTheFirst))]
    public async Task Fallback_GoesOn_WhereTheCallDidNotRunOrMayRunAgain(Exception failure, int operation, bool goesOn)
    {
        var step = FallbackStep.Of(Ends(Names(3)), _contract);
        var asked = new List<string>();
        var call = step.CallAsync(operation, 0, Answer, Token).AsTask();

        if (goesOn)
        {
            Assert.Equal("p2", await call);
            Assert.Equal(["p0", "p1", "p2"], asked);
        }
        else
        {
            Assert.Same(failure, await Record.ExceptionAsync(() => call));
            Assert.Equal(["p0"], asked);
        }

        ValueTask<string> Answer(object target, int state, CancellationToken cancellation)
        {
            asked.Add((string)target);
            return (string)target == "p2"
                ? ValueTask.FromResult("p2")
                : ValueTask.FromException<string>(failure);
        }
    }

    [Fact]
    public async Task Fallback_OfAStream_GoesOnBeforeItsFirstItemOnly()
    {
        var step = FallbackStep.Of(Ends(Names(2)), _contract);
        Assert.Equal(["p1"], await step.Stream(Read, 0, (target, _, _) => Items(target, failsAfter: 0), Token)
            .ToArrayAsync(Token));

        var seen = new List<string>();
        await Assert.ThrowsAsync<FaultedException>(async () =>
        {
            await foreach (var item in step.Stream(Read, 0, (target, _, _) => Items(target, failsAfter: 1), Token))
            {
                seen.Add(item);
            }
        });
        Assert.Equal(["p0"], seen);

        static async IAsyncEnumerable<string> Items(object target, int failsAfter)
        {
            await Task.Yield();
            for (var index = 0; index < 2; index++)
            {
                if ((string)target == "p0" && index == failsAfter)
                {
                    throw new FaultedException("p0", "no disk", "");
                }

                if (index < 1)
                {
                    yield return (string)target;
                }
            }
        }
    }

    private static string Call<TState>(RouteStep step, int operation, TState state)
    {
        var asked = "";
        _ = step.CallAsync(
            operation,
            state,
            (target, _, _) =>
            {
                asked = (string)target;
                return default;
            },
            Token).AsTask();
        return asked;
    }

    private static ImmutableArray<string> Names(int count) => [.. Enumerable.Range(0, count).Select(n => $"p{n}")];

    private static ImmutableArray<RouteStep> Ends(ImmutableArray<string> names) =>
        [.. names.Select(static name => new TargetStep(name))];

    private KeyedStep Keyed(ImmutableArray<string> names, string key) => new(
        names, Ends(names), new RouteConfig(RoutePolicyKind.Keyed) { Key = key }, _contract, _flow);
}
