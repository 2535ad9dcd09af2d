using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using Mortise.Administration;
using Mortise.Isolation.InProcess.Tests;
using Mortise.Plugins.HttpGateway.Tests;
using Mortise.Updates;

namespace Mortise.AspNetCore.Tests;

/// <summary>Gateways that are not there, that come, go and take over, while the application serves.</summary>
public sealed class ComingAndGoingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutAGateway_TheAnswerSaysWhatToAdd_UntilThereIsOne()
    {
        await using var shell = await WebShell.StartAsync();
        await shell.Administration.StopAsync("gateway", Token);
        using var stopped = await shell.CallAsync("Ring");
        await shell.Administration.StartAsync("gateway", Token);
        using var again = await shell.CallAsync("Ring");

        var problem = await stopped.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT7201");
        Assert.Contains("mortise.http-gateway", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), stopped.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Fact]
    public async Task StoppedGateway_IsAProblem_AsCurlObtainsIt()
    {
        await using var shell = await WebShell.StartAsync();
        await shell.Administration.StopAsync("gateway", Token);

        var printed = await Curl.PrintAsync(
            "-w", "\n%{http_code}", "-X", "POST", $"{new Uri(shell.Url, "/plugins/v1/fixture.counter/1/Ring")}");

        var lines = printed.Split('\n');
        Assert.Equal("503", lines[^1]);
        ProblemReader.Read(lines[0], 503, "MT7201");
    }

    [Fact]
    public async Task GatewayThatTheMountNames_IsMissedByItsName()
    {
        await using var shell = await WebShell.StartAsync(
            static application => application.MapMortise("/plugins", static mount => mount.Gateway = "absent"));

        using var answer = await shell.CallAsync("Ring");

        var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "MT7201");
        Assert.Contains("'absent'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GatewayThatTakesOverFromAnother_LosesNoRequest(bool strict)
    {
        await using var shell = await WebShell.StartAsync(
            edition: static plugins =>
            {
                plugins["second"] = plugins["gateway"]!.DeepClone();
                plugins["second"]!["enabled"] = false;
            },
            strict: strict);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clients = Enumerable.Range(0, 6).Select(_ => RequestAsync(shell, ends.Token)).ToArray();

        for (var round = 0; round < 10; round++)
        {
            var (from, to) = round % 2 == 0 ? ("gateway", "second") : ("second", "gateway");
            await shell.Administration.StartAsync(to, Token);
            var status = await shell.Administration.StopAsync(from, Token);
            Assert.Equal((0, 0), (status.Calls.Failed, status.Calls.Open));
        }

        await ends.CancelAsync();
        var served = (await Task.WhenAll(clients)).Sum();
        var (first, second) = (await shell.CallsOfAsync("gateway"), await shell.CallsOfAsync("second"));
        Assert.Equal(served, first.Completed + second.Completed);
        Assert.Equal(served, first.Accepted + second.Accepted);
    }

    [Fact]
    public async Task GatewayThatIsUpdated_LosesNoRequest()
    {
        await using var shell = await WebShell.StartAsync();
        var updates = shell.Kernel.Own<IUpdates>();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clients = Enumerable.Range(0, 6).Select(_ => RequestAsync(shell, ends.Token)).ToArray();

        var begun = await updates.BeginAsync(new("gateway", "mortise.http-gateway@[0.0,99.0)"), Token);
        await foreach (var update in updates.WatchAsync(begun.Id, Token))
        {
            if (update.Phase == UpdatePhase.Watch)
            {
                await updates.PromoteAsync(begun.Id, Token);
                break;
            }
        }

        await foreach (var update in updates.WatchAsync(begun.Id, Token))
        {
        }

        Assert.Equal(UpdateState.Committed, Assert.Single(await updates.ListAsync(Token)).State);
        await ends.CancelAsync();
        Assert.All(await Task.WhenAll(clients), static served => Assert.NotEqual(0, served));
    }

    [Fact]
    public async Task StoppingGateway_EndsItsStreams_AndSaysSo()
    {
        await using var shell = await WebShell.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plugins/v1/fixture.counter/1/Queue");
        using var answer = await shell.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
        await reader.ReadLineAsync(Token);

        var report = await shell.Administration.RemoveAsync("gateway", Token);

        var last = JsonDocument.Parse((await reader.ReadToEndAsync(Token)).TrimEnd()).RootElement;
        ProblemReader.Read(last.GetProperty("$problem").GetRawText(), 503, "MT7111");
        Assert.Equal("", report.Problems);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RemovedGateway_LeavesTheProcess(bool strict)
    {
        await using var shell = await WebShell.StartAsync(strict: strict);
        var context = Context();
        await UseAsync(shell);

        var report = await shell.Administration.RemoveAsync("gateway", Token);

        Assert.Equal((UnloadState.Pending, ""), (report.Unload, report.Problems));
        await Garbage.CollectAsync(() => context.IsAlive);

        Assert.False(context.IsAlive);
    }

    private static async Task<int> RequestAsync(WebShell shell, CancellationToken ends)
    {
        for (var served = 0; ; served++)
        {
            if (ends.IsCancellationRequested)
            {
                return served;
            }

            using var answer = await shell.CallAsync("Add", """{"left":1,"right":2}""");
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.True(text == "3", $"{(int)answer.StatusCode}: {text}");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task UseAsync(WebShell shell)
    {
        foreach (var (operation, json) in new[]
        {
            ("Add", """{"left":1,"right":2}"""), ("Add", "nonsense"), ("Tickets", """{"last":3}"""), ("Fail", "{}"),
        })
        {
            using var answer = await shell.CallAsync(operation, json);
            await answer.Content.ReadAsStringAsync(Token);
        }

        foreach (var path in new[] { "/openapi.json", "/health/ready", "/counter/", "/nothing" })
        {
            using var answer = await shell.Client.GetAsync("/plugins" + path, Token);
            await answer.Content.ReadAsStringAsync(Token);
        }

        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var content = new StringContent("{}", null, "application/json");
        var call = shell.Client.PostAsync("/plugins/v1/fixture.counter/1/Wait", content, leave.Token);
        await shell.Counter.WaitingAsync(1, Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await shell.Counter.WithdrawnAsync(1, Token);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Context() => new(AssemblyLoadContext.All
        .Where(static context => context.Name?.Contains("mortise.http-gateway", StringComparison.Ordinal) == true)
        .Last(static context => context.Assemblies.Any()));
}
