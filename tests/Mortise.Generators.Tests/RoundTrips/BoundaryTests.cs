using System.Text;
using Mortise.Generators.Tests.Contracts;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

/// <summary>Port, composed port, encoding port, channel, dispatcher and provider in a row.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public async Task Arguments_and_results_cross(string mediaType)
    {
        var echo = Across(mediaType);
        var tree = new TreeNode("root", [new TreeNode("leaf", [])], new TreeNode("next", []));

        var back = await echo.TreeAsync(tree);

        Assert.Equal(("root", "leaf", "next"), (back!.Name, back.Children[0].Name, back.Next!.Name));
        Assert.Null(await echo.TreeAsync(null));
        Assert.Empty(await echo.NothingAsync());
    }

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public async Task Every_argument_arrives_at_its_place_whatever_its_name(string mediaType) => Assert.Equal(
        Enumerable.Range(1, 15).Sum(static number => number * number),
        await Across(mediaType).ClashAsync(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public async Task Streams_cross_in_both_directions(string mediaType)
    {
        var echo = Across(mediaType);

        Assert.Equal([new Point(1, -1), new Point(2, -2)], await echo.CountAsync(1, 2).ToListAsync());
        Assert.Equal(13.5, await echo.SumAsync(new[] { new Point(1, 2), new Point(3, 4) }.ToAsyncEnumerable(), 3.5));
        Assert.Equal(
            ["a", null, "b"],
            await echo.MergeAsync(new[] { "a", null }.ToAsyncEnumerable(), new[] { "b" }.ToAsyncEnumerable()!)
                .ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public async Task A_declared_error_arrives_typed_and_is_a_copy(string mediaType)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            async () => await Across(mediaType).RefuseAsync("no", 5, "ask"));
        Assert.Equal(
            ("no", 5, "ask", "5: no"), (refused.Reason, refused.Code, refused.Hints.Single(), refused.Message));

        var gone = await Assert.ThrowsAsync<GoneException>(async () => await Across(mediaType).RefuseAsync("left", -1));
        Assert.Equal("left", gone.Message);

        await Assert.ThrowsAsync<RefusedException>(async () => await Across(mediaType).CountAsync(2, 1).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Formats.Names), MemberType = typeof(Formats))]
    public async Task A_foreign_exception_arrives_as_text(string mediaType)
    {
        var fault = await Assert.ThrowsAsync<FaultedException>(
            async () => await Across(mediaType).RefuseAsync("broken", 0));

        Assert.Contains("System.InvalidOperationException: broken", fault.Message);
        Assert.Null(fault.InnerException);
    }

    [Fact]
    public async Task An_operation_added_later_is_not_provided_by_an_older_provider()
    {
        var echo = Across("application/json");

        await Assert.ThrowsAsync<UnavailableException>(async () => await echo.AddedAsync("x"));
        await Assert.ThrowsAsync<UnavailableException>(async () => await echo.AddedCommandAsync());
        var thrown = await Assert.ThrowsAsync<UnavailableException>(
            async () => await echo.AddedStreamAsync().ToListAsync());

        Assert.Equal(UnavailableReason.NotProvided, thrown.Reason);
        Assert.Equal(
            "The provider does not provide AddedStream, which test.echo has since 2.3. Update the provider.",
            thrown.Message);
    }

    [Theory]
    [InlineData("""{"reason":"r"}""", "RefusedException")]
    [InlineData("""{"reason":"r","code":-1,"hint":null}""", "GoneException")]
    public async Task A_missing_argument_takes_its_default(string json, string error) =>
        Assert.Equal(error, (await Assert.ThrowsAsync<EncodedErrorException>(async () => await Refuse(json))).Name);

    [Theory]
    [InlineData("""{"code":7}""", "reason: it is missing.")]
    [InlineData("""{"reason":"r","cod":7}""", "cod: this name is not known. Did you mean code?")]
    [InlineData("""{"reason":"r","reason":"s"}""", "reason: it is there twice.")]
    [InlineData("""{"reason":null}""", "reason: ")]
    [InlineData("""{"reason":"r"} x""", "")]
    public async Task Arguments_that_are_not_valid_are_rejected(string json, string problem)
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(async () => await Refuse(json));

        Assert.Equal(RejectedReason.BadArguments, rejected.Reason);
        Assert.StartsWith("The arguments of test.echo/2 Refuse are not valid: " + problem, rejected.Message);
    }

    [Fact]
    public async Task A_null_argument_is_the_callers_mistake()
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(
            async () => await Across("application/json").RefuseAsync(null!));

        Assert.Contains("reason: null was given", rejected.Message);
    }

    [Fact]
    public async Task A_step_is_told_the_number_of_the_operation()
    {
        var step = new DirectStep(new EchoProvider());
        var echo = (IEcho)EchoRuntime.Instance.CreatePort("tester", step);

        await echo.TreeAsync(null);
        await echo.CountAsync(1, 1).ToListAsync();

        Assert.Equal(
            ["Tree", "Count"],
            step.Operations.Select(static index => EchoRuntime.Instance.Model.Operations[index].Name));
    }

    private static IEcho Across(string mediaType)
    {
        var dispatcher = EchoRuntime.Instance.CreateDispatcher(new EchoProvider(), "echo");
        var encoding = EchoRuntime.Instance.CreateEncodingPort(new DirectChannel(dispatcher, Formats.Get(mediaType)));
        return (IEcho)EchoRuntime.Instance.CreatePort("tester", new DirectStep(encoding));
    }

    private static ValueTask<Payload> Refuse(string json) => EchoRuntime.Instance
        .CreateDispatcher(new EchoProvider(), "echo")
        .CallAsync(1, new Payload(JsonPayloadFormat.Instance, Encoding.UTF8.GetBytes(json)), [], default);
}
