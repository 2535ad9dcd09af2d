using System.Text.Json;

namespace Mortise.Campaign.Tests;

public sealed class CampaignTests
{
    private const int Done = 0;
    private const int Failed = 1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AQuickCampaign_LosesNothing_AndNamesWhatLeaks()
    {
        var (code, board) = await Tool.RunAsync(Tool.Folder, Token, "campaign", "--faults", "500", "--seed", "4");

        Assert.True(code == Done, board.GetRawText());
        Assert.Equal(500, Number(board, "Injected"));
        Assert.Equal((0, 0), (Number(board, "Lost"), Number(board, "Duplicated")));
        var faults = board.GetProperty("Faults").EnumerateArray().ToArray();
        Assert.All(faults, static fault => Assert.InRange(Number(fault, "Injected"), 5, 7));
        Assert.All(faults, static fault => Assert.Equal(Number(fault, "Injected"), Number(fault, "Recovered")));
        Assert.All(faults, static fault => Assert.True(
            Number(fault, "Survived") == Number(fault, "Injected"), fault.GetRawText()));
        Assert.All(faults, static fault => Assert.True(
            Number(fault, "LeaksFound") == Number(fault, "Leaks"), fault.GetRawText()));
        Assert.All(faults, static fault => Assert.True(
            Number(fault, "LeaksNamed") == Number(fault, "Leaks"), fault.GetRawText()));
        var leaking = faults.Where(static fault => Text(fault, "Fault").StartsWith("leaks-", StringComparison.Ordinal))
            .ToArray();
        Assert.True(leaking.Length > 10);
        Assert.All(leaking, static fault => Assert.Equal(Number(fault, "Injected"), Number(fault, "Leaks")));
        Assert.Equal(0, Number(board, "OtherLeaks"));
        var ended = board.GetProperty("NotSurvivable").EnumerateArray()
            .Select(static fault => fault.GetProperty("Evidence").GetString()!)
            .Where(static evidence => evidence.Length > 0);
        Assert.All(ended, static evidence => Assert.Contains("which ended with", evidence));
    }

    [Fact]
    public async Task ACampaignAgainstAKernelThatDoesNotDrain_Fails()
    {
        using var tool = new ChangedTool();
        tool.Put(Path.Combine(Tool.BuiltBeside("UndrainedKernel"), "Mortise.Kernel.dll"));

        var (code, board) = await Tool.RunAsync(tool.Folder, Token, "campaign", "--faults", "90", "--seed", "4");

        Assert.Equal(Failed, code);
        Assert.True(Number(board, "Lost") > 0, board.GetRawText());
    }

    [Fact]
    public async Task AHostThatDies_IsAResult()
    {
        using var tool = new ChangedTool();
        tool.Remove("campaign/plugins/Mortise.Campaign.Tool/mortise.json");

        var (code, board) = await Tool.RunAsync(tool.Folder, Token, "campaign", "--faults", "10", "--seed", "4");

        Assert.Equal(Failed, code);
        Assert.NotEmpty(board.GetProperty("HostFailures").EnumerateArray());
    }

    private static string Text(JsonElement board, string name) => board.GetProperty(name).GetString()!;

    private static int Number(JsonElement board, string name) => board.GetProperty(name).GetInt32();
}
